# The table that `score` prints, by packages survey and psych: Rscript score.R RESPONSES.csv TABLE.csv, for the questionnaire of score-data.R.
# One design a school and one for all, made once; every estimate from a subset of it. Prints its seconds.

started <- proc.time()[["elapsed"]]
suppressPackageStartupMessages({ library(survey); library(psych) })
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE, digits = 17)
arguments <- commandArgs(trailingOnly = TRUE)
data <- read.csv(arguments[1], check.names = FALSE)
scales <- letters[1:10]
items <- as.vector(outer(1:4, scales, function(item, scale) paste0(scale, "-", item)))

# Columns f.ITEM (favorable), m.ITEM (percent of maximum possible) and s.SCALE (score) for svymean's formulas.
for (item in items) {
  reversed <- endsWith(item, "-3")
  code <- data[[item]]
  data[[paste0("f.", item)]] <- as.numeric(if (reversed) code <= 2 else code >= 4)
  data[[paste0("m.", item)]] <- 25 * (if (reversed) 5 - code else code - 1)
}
for (scale in scales) {
  x <- as.matrix(data[paste0("m.", scale, "-", 1:4)])
  data[[paste0("s.", scale)]] <- ifelse(3 * rowSums(!is.na(x)) >= 8, rowMeans(x, na.rm = TRUE), NA)
}
columns <- grep("^[fms]\\.", names(data), value = TRUE)
names(data)[match(columns, names(data))] <- gsub("-", "_", columns)

rows <- list()
spent <- c(survey = 0, psych = 0, aov = 0)
put <- function(level, unit, measure, n, estimate, se = NA, df = NA, low = NA, high = NA, deff = NA, neff = NA)
  rows[[length(rows) + 1]] <<- list(level, unit, measure, n, estimate, se, df, low, high, deff, neff)
timed <- function(part, what) {
  from <- proc.time()[["elapsed"]]
  force(what)
  spent[part] <<- spent[part] + proc.time()[["elapsed"]] - from
}

estimate <- function(design, place, measure, column, share) {
  domain <- design[!is.na(design$variables[[column]]), ]
  formula <- as.formula(paste0("~", column))
  n <- nrow(domain$variables)
  df <- degf(domain)
  m <- svymean(formula, domain, deff = "replace")
  effect <- deff(m)[[1]]
  if (!share) {
    ci <- confint(m, df = df)
    return(put(place[1], place[2], measure, n, coef(m)[[1]], SE(m)[[1]], df, ci[1], ci[2], effect, n / effect))
  }
  p <- coef(m)[[1]]
  # svyciprop does not hold the effective count to the count.
  neff <- p * (1 - p) / vcov(m)[1] * (qt(.025, n - 1) / qt(.025, df))^2
  ci <- if (neff < n) attr(svyciprop(formula, domain, method = "beta", df = df), "ci")
    else c(qbeta(.025, n * p, n * (1 - p) + 1), qbeta(.975, n * p + 1, n * (1 - p)))
  put(place[1], place[2], measure, n, 100 * p, 100 * SE(m)[[1]], df, 100 * ci[[1]], 100 * ci[[2]], effect, min(n, neff))
}
reliability <- function(d, place, scale) {
  x <- d[paste0("m.", scale, "_", 1:4)]
  x <- x[rowSums(!is.na(x)) > 0, ]
  a <- suppressMessages(suppressWarnings(alpha(x, check.keys = FALSE, warnings = FALSE)))
  put(place[1], place[2], paste0("scale:scale-", scale, ":alpha"), nrow(x), a$total$raw_alpha, low = a$feldt$lower.ci[[1]], high = a$feldt$upper.ci[[1]])
}
# psych::ICC knows balanced tables only.
icc <- function(d, place, scale) {
  y <- d[[paste0("s.", scale)]]
  by <- factor((if (place[1] == "school") d$class else d$school)[!is.na(y)])
  y <- y[!is.na(y)]
  k <- nlevels(by); n <- length(y)
  ms <- summary(aov(y ~ by))[[1]][["Mean Sq"]]
  n0 <- (n - sum(table(by)^2) / n) / (k - 1)
  f <- ms[1] / ms[2]
  limits <- f / qf(c(.975, .025), k - 1, n - k)
  put(place[1], place[2], paste0("scale:scale-", scale, ":icc1"), n, (ms[1] - ms[2]) / (ms[1] + (n0 - 1) * ms[2]),
      low = (limits[1] - 1) / (limits[1] + n0 - 1), high = (limits[2] - 1) / (limits[2] + n0 - 1))
  put(place[1], place[2], paste0("scale:scale-", scale, ":icc2"), n, 1 - 1 / f, low = 1 - 1 / limits[1], high = 1 - 1 / limits[2])
}
unit <- function(d, place) {
  timed("survey", {
    design <- svydesign(id = ~class, strata = ~school, weights = ~1, data = d)
    for (item in items) {
      column <- gsub("-", "_", item)
      estimate(design, place, paste0("item:", item, ":favorable"), paste0("f.", column), TRUE)
      estimate(design, place, paste0("item:", item, ":mean"), paste0("m.", column), FALSE)
    }
    for (scale in scales) estimate(design, place, paste0("scale:scale-", scale, ":mean"), paste0("s.", scale), FALSE)
  })
  timed("psych", for (scale in scales) reliability(d, place, scale))
  timed("aov", for (scale in scales) icc(d, place, scale))
  x <- !is.na(as.matrix(d[items]))
  scale_of <- sub("-.*", "", items)
  reached <- rowSums(x) >= 32 | Reduce(`|`, lapply(scales, function(scale) 3 * rowSums(x[, scale_of == scale, drop = FALSE]) >= 8))
  put(place[1], place[2], "responserate", sum(reached), NA)
}
for (one in split(data, data$school)) unit(one, c("school", one$school[1]))
unit(data, c("all", "all"))

table <- as.data.frame(do.call(rbind, lapply(rows, unlist)))
names(table) <- c("level", "unit", "measure", "n", "estimate", "se", "df", "low", "high", "deff", "neff")
write.csv(table, arguments[2], row.names = FALSE, quote = FALSE)
cat(sprintf("R, everything: %.1f s\n", proc.time()[["elapsed"]] - started))
for (part in names(spent)) cat(sprintf("R, of that %s: %.1f s\n", c(survey = "package survey", psych = "psych::alpha", aov = "aov")[[part]], spent[[part]]))
