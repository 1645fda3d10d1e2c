# R's ets, auto.arima, tbats and prophet over rolling origins of one regular series.
# Rscript four-models.R series.csv SEASONS HORIZON ORIGINS STEP COUNTRY OUT.csv [MODELS]
# series.csv: time,value (regular; blank is missing). The last origin starts HORIZON before the end.
# MODELS such as ets,arima; all four if left out. Windows that R can bear, in points: see `keep` below.
suppressMessages({ library(forecast); library(prophet) })
argument <- commandArgs(trailingOnly = TRUE)
data <- read.csv(argument[1])
seasons <- as.numeric(strsplit(argument[2], ",")[[1]])
horizon <- as.integer(argument[3]); origins <- as.integer(argument[4]); step <- as.integer(argument[5])
country <- argument[6]; out <- argument[7]
hourly <- max(seasons) > 100
y <- data$value; n <- length(y)
time <- as.POSIXct(data$time, tz = "UTC")
starts <- n - horizon - step * ((origins - 1):0)   # 0-based index of the first forecast point
keep <- if (hourly) list(ets = 2688, arima = 2016, tbats = 1344, prophet = 8760) else
  list(ets = 1830, arima = 1095, tbats = 1095, prophet = 1830)
last <- function(x, k) tail(x, min(k, length(x)))
models <- list(
  ets = function(x, t) {
    if (hourly) return(stlf(na.interp(msts(last(x, keep$ets), seasons)), h = horizon, level = 80))
    forecast(ets(na.interp(ts(last(x, keep$ets), frequency = seasons[1]))), h = horizon, level = 80)
  },
  arima = function(x, t) {
    z <- last(x, keep$arima)
    if (!hourly) return(forecast(auto.arima(ts(z, frequency = seasons[1])), h = horizon, level = 80))
    z <- msts(z, seasons); k <- c(8, 6)
    forecast(auto.arima(z, xreg = fourier(z, k), seasonal = FALSE, max.order = 6),
      xreg = fourier(z, k, horizon), level = 80)
  },
  tbats = function(x, t) {
    z <- last(x, keep$tbats)
    s <- if (!hourly && length(z) >= 731) c(seasons[1], 365.25) else seasons
    forecast(tbats(na.interp(msts(z, s)), use.parallel = FALSE), h = horizon, level = 80)
  },
  prophet = function(x, t) {
    d <- data.frame(ds = last(t, keep$prophet), y = last(x, keep$prophet))
    m <- prophet(interval.width = 0.8, uncertainty.samples = 300)
    if (country != "none") m <- add_country_holidays(m, country)
    m <- suppressMessages(fit.prophet(m, d))
    by <- as.numeric(difftime(t[2], t[1], units = "secs"))
    p <- predict(m, data.frame(ds = tail(t, 1) + by * seq_len(horizon)))
    list(mean = p$yhat, lower = p$yhat_lower, upper = p$yhat_upper)
  }
)
cat("model,origin,horizon,point,lower80,upper80,actual,seconds\n", file = out)
wanted <- if (length(argument) > 7) strsplit(argument[8], ",")[[1]] else names(models)
for (name in wanted) for (start in starts) {
  began <- proc.time()[3]
  f <- tryCatch(models[[name]](y[1:start], time[1:start]), error = function(e) { message(name, " ", start, ": ", conditionMessage(e)); NULL })
  if (is.null(f)) next
  rows <- data.frame(name, start, 1:horizon, as.numeric(f$mean), as.numeric(f$lower), as.numeric(f$upper),
    y[start + 1:horizon], round(proc.time()[3] - began, 2))
  write.table(rows, out, sep = ",", append = TRUE, row.names = FALSE, col.names = FALSE)
}
