# What R's auto.arima takes (its processor's time) and forecasts, for bench/ml/arima.ts.
# Rscript arima.R auto.json
suppressPackageStartupMessages({library(forecast); library(jsonlite)})
cases <- fromJSON(commandArgs(TRUE)[1], simplifyDataFrame = FALSE)
invisible(auto.arima(ts(cases[[3]]$values, frequency = 12)))
means <- NULL
spent <- system.time(means <- lapply(cases, function(one)
  as.numeric(forecast(auto.arima(ts(one$values, frequency = one$period)), h = 12)$mean)))
cat(toJSON(list(ms = 1000 * (spent[["user.self"]] + spent[["sys.self"]]), means = means),
  auto_unbox = TRUE, digits = 8))
