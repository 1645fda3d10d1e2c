# Orders, coefficients and forecasts that forecast::auto.arima chooses; the last 12 months are held
# out. The hospital series are the first ten of Monash's with a mean above 50 (CC BY 4.0).
# Rscript packages/ml/reference/arima/auto.R <monash_hospital_monthly.tsf> > packages/ml/src/series/arima/fixtures/auto.json
suppressPackageStartupMessages({ library(forecast); library(jsonlite) })
options(digits = 15)

one <- function(name, x, h = 12) {
  n <- length(x)
  train <- ts(x[1:(n - h)], frequency = frequency(x))
  fit <- auto.arima(train)
  pred <- forecast(fit, h = h)
  o <- arimaorder(fit)
  if (length(o) == 3) o <- c(o, 0, 0, 0, frequency(x))
  list(name = name, period = frequency(x), values = as.numeric(train),
    actual = as.numeric(x[(n - h + 1):n]), order = unname(o),
    constant = any(names(coef(fit)) %in% c("intercept", "drift")),
    description = pred$method, logLikelihood = fit$loglik, aicc = fit$aicc,
    coefficients = as.numeric(coef(fit)), point = as.numeric(pred$mean),
    deviation = as.numeric((pred$upper[, 1] - pred$mean) / qnorm(0.9)))
}

lines <- readLines(commandArgs(trailingOnly = TRUE)[1])
rows <- strsplit(lines[(which(lines == "@data") + 1):length(lines)], ":")
series <- lapply(rows, function(row) as.numeric(strsplit(row[length(row)], ",")[[1]]))
names(series) <- vapply(rows, function(row) row[1], "")
chosen <- head(which(vapply(series, mean, 0) > 50), 10)
cases <- c(list(one("AirPassengers", AirPassengers)),
  lapply(chosen, function(i) one(names(series)[i], ts(series[[i]], frequency = 12))))
cat(toJSON(unname(cases), auto_unbox = TRUE, digits = 10))
