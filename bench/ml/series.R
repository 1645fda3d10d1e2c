# What R takes and forecasts, for bench/ml/series.ts. Rscript series.R monthly.json stl.json
suppressPackageStartupMessages({library(forecast); library(jsonlite)})
files <- commandArgs(TRUE)
monthly <- fromJSON(files[1], simplifyDataFrame = FALSE)
hourly <- fromJSON(files[2], simplifyDataFrame = FALSE)$mstl$values
horizon <- 12
timed <- function(fit) {
  means <- NULL
  seconds <- system.time(means <- lapply(monthly, function(one)
    as.numeric(fit(ts(head(one$values, -horizon), frequency = 12))$mean)))[["elapsed"]]
  list(ms = 1000 * seconds, means = means)
}
invisible(ets(ts(monthly[[2]]$values, frequency = 12)))
cat(toJSON(list(
  ets = timed(function(x) forecast(ets(x), h = horizon)),
  theta = timed(function(x) thetaf(x, h = horizon)),
  stl = timed(function(x) stlf(x, h = horizon)),
  mstlMs = 1000 * system.time(mstl(msts(hourly, seasonal.periods = c(24, 168))))[["elapsed"]]
), auto_unbox = TRUE, digits = 8))
