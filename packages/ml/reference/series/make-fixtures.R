# Reference results of R's forecast and stats packages, kept as fixtures of packages/ml/src/series.
# Rscript packages/ml/reference/series/make-fixtures.R monash_hospital_monthly.tsf packages/ml/src/series/fixtures
suppressPackageStartupMessages({library(forecast); library(jsonlite)})
arguments <- commandArgs(TRUE)
out <- arguments[2]
horizon <- 12

write <- function(what, name)
  writeLines(toJSON(what, auto_unbox = TRUE, digits = 8, na = "null", pretty = FALSE), file.path(out, name))

lines <- readLines(arguments[1])
rows <- strsplit(lines[grepl("^T[0-9]+:", lines)], ":")
hospital <- lapply(rows, function(row) list(name = row[1], values = as.numeric(strsplit(row[3], ",")[[1]])))
# The rule: the first ten series whose mean over the part that is fitted is above 50.
fitted_mean <- sapply(hospital, function(one) mean(head(one$values, -horizon)))
chosen <- hospital[fitted_mean > 50][1:10]
series <- c(list(list(name = "AirPassengers", values = as.numeric(AirPassengers))), chosen)

timed <- function(make) { made <- NULL; list(ms = 1000 * system.time(made <- make())[["elapsed"]], made = made) }

ets_of <- function(fit, h) {
  ahead <- forecast(fit, h = h, level = 80)
  list(method = fit$method, aicc = fit$aicc, loglik = fit$loglik, sigma2 = fit$sigma2,
       par = as.list(fit$par), mean = as.numeric(ahead$mean), upper80 = as.numeric(ahead$upper[, 1]))
}

write(lapply(series, function(one) {
  train <- ts(head(one$values, -horizon), frequency = 12)
  ets_run <- timed(function() ets(train))
  theta_run <- timed(function() thetaf(train, h = horizon, level = 80))
  stlf_run <- timed(function() stlf(train, h = horizon))
  drift <- rwf(train, h = horizon, drift = TRUE, level = 80)
  list(name = one$name, values = one$values,
       ets = c(ets_of(ets_run$made, horizon), list(ms = ets_run$ms)),
       theta = list(mean = as.numeric(theta_run$made$mean), upper80 = as.numeric(theta_run$made$upper[, 1]), ms = theta_run$ms),
       drift = list(mean = as.numeric(drift$mean), upper80 = as.numeric(drift$upper[, 1])),
       stlf = list(mean = as.numeric(stlf_run$made$mean), ms = stlf_run$ms))
}), "monthly.json")

# Every model on AirPassengers' first eleven years: likelihood and AICc, one by one.
train <- ts(head(as.numeric(AirPassengers), -horizon), frequency = 12)
models <- c("ANN", "AAN", "ANA", "AAA", "MNN", "MAN", "MNA", "MAA", "MNM", "MAM")
write(unlist(lapply(models, function(model) lapply(
  if (substr(model, 2, 2) == "N") FALSE else c(FALSE, TRUE),
  function(damped) c(list(model = model, damped = damped), ets_of(ets(train, model, damped = damped), 24)))),
  recursive = FALSE), "ets-models.json")

parts <- function(fit) list(seasonal = as.numeric(fit$time.series[, 1]), trend = as.numeric(fit$time.series[, 2]))
full <- ts(as.numeric(AirPassengers), frequency = 12)
set.seed(11)
steps <- 24 * 7 * 5
hours <- 0:(steps - 1)
two <- round(100 + 0.02 * hours + 20 * sin(2 * pi * hours / 24) + 8 * cos(4 * pi * hours / 24) +
  12 * sin(2 * pi * hours / 168) + rnorm(steps, sd = 4), 2)
two_fit <- mstl(msts(two, seasonal.periods = c(24, 168)))
write(list(
  stl = list(
    c(list(seasonWindow = 7, robust = FALSE), parts(stl(full, s.window = 7))),
    c(list(seasonWindow = "periodic", robust = FALSE), parts(stl(full, s.window = "periodic"))),
    c(list(seasonWindow = 13, robust = TRUE), parts(stl(full, s.window = 13, robust = TRUE)))),
  mstl = list(values = two, trend = as.numeric(two_fit[, "Trend"]),
    seasonal24 = as.numeric(two_fit[, "Seasonal24"]), seasonal168 = as.numeric(two_fit[, "Seasonal168"]))),
  "stl.json")
