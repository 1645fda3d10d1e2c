# Forecasts of R's prophet on generated days, kept as a fixture of packages/ml/src/series/prophet.
# Rscript packages/ml/reference/series/make-prophet-fixture.R packages/ml/src/series/fixtures
suppressPackageStartupMessages({library(prophet); library(jsonlite)})
set.seed(4)
days <- 800
horizon <- 28
day <- 0:(days + horizon - 1)
ds <- as.Date("2018-01-01") + day
warmth <- round(25 + 6 * sin(2 * pi * day / 365.25) + rnorm(length(day)), 1)
festival <- seq(40, length(day), by = 97)
y <- round(200 + 0.05 * day + 25 * sin(2 * pi * day / 7) + 30 * sin(2 * pi * day / 365.25 + 1) +
  2.5 * (warmth - 25) + 60 * (day %in% festival) + rnorm(length(day), sd = 8), 1)
past <- seq_len(days)
model <- prophet(holidays = data.frame(holiday = "festival", ds = ds[festival + 1]))
model <- add_regressor(model, "warmth")
ms <- 1000 * system.time(model <- fit.prophet(model, data.frame(ds = ds, y = y, warmth = warmth)[past, ]))[["elapsed"]]
set.seed(4)
ahead <- predict(model, data.frame(ds = ds, warmth = warmth)[-past, ])
writeLines(toJSON(list(start = as.numeric(as.POSIXct(ds[1], tz = "UTC")) * 1000, y = y, warmth = warmth,
  festival = festival, horizon = horizon, ms = ms, yhat = ahead$yhat,
  width80 = ahead$yhat_upper - ahead$yhat_lower), auto_unbox = TRUE, digits = 8),
  file.path(commandArgs(TRUE)[1], "prophet.json"))
