# Prints the tables that `score` is held to, with packages survey and psych. From this folder: Rscript score.R
# It writes the responses and the roster, and three tables of them: score-plain.csv, score-weighted.csv, score-raked.csv.

suppressPackageStartupMessages({ library(survey); library(psych) })
options(survey.lonely.psu = "adjust", survey.adjust.domain.lonely = FALSE, digits = 17)

# ---- the data: six schools, one of them with one class, one with one student, one where nobody answered anything ---------------

set.seed(20261122)
answer <- function(lift, n) pmin(5, pmax(1, round(3.2 + lift + rnorm(n, 0, 1.1))))
school_of <- function(name, sizes, response, lift) {
  class <- rep(paste0("k", seq_along(sizes)), sizes)
  n <- length(class)
  quality <- lift + rnorm(length(sizes), 0, 0.4)[rep(seq_along(sizes), sizes)]
  person_lift <- rnorm(n, 0, 0.7)
  grade <- sprintf("%02d", 3 + (as.integer(factor(class)) * 2 + seq_len(n)) %% 4)
  data.frame(school = name, class = class, person = sprintf("%s-%03d", name, seq_len(n)), grade = grade,
             lunch = sample(c("yes", "no", ""), n, TRUE, c(.4, .5, .1)),
             answered = runif(n) < response * c(`03` = .9, `04` = 1, `05` = .55, `06` = 1.05)[grade],
             q = quality + person_lift)
}
everyone <- rbind(
  school_of("Ash", c(22, 25, 19, 8, 24), .8, .2), school_of("Birch", c(18, 21, 3, 26), .7, -.5),
  school_of("Cedar, north", c(17), .9, .4), school_of("Dogwood", c(1), 2, 0),
  school_of("Elm", c(4, 3, 5), 1, .1), school_of("Fir \"old\"", c(12, 14, 13, 15, 12, 11, 3), .75, .6))
n <- nrow(everyone)
holes <- function(x, share) replace(x, runif(length(x)) < share, NA)
data <- within(everyone, {
  `c-1` <- holes(answer(q, n), .06); `c-2` <- holes(answer(q - .2, n), .08); `c-3` <- holes(6 - answer(q, n), .1)
  `c-4` <- holes(1 + as.integer(runif(n) < plogis(q)), .05); `g-1` <- holes(answer(.8 * q, n), .12); `g-2` <- holes(answer(.7 * q, n), .2)
  `g-3` <- holes(answer(0 * q, n), .1); weight <- round(runif(n, .5, 2), 3)
})
items <- c("c-1", "c-2", "c-3", "c-4", "g-1", "g-2", "g-3")
# Shares of 0 and 1, an item that all of a school answered alike, and a school where nobody said anything.
data[data$school == "Birch", "c-4"] <- ifelse(is.na(data[data$school == "Birch", "c-4"]), NA, 1)
data[data$school == "Cedar, north", "g-1"] <- 5
data[data$school == "Elm", items] <- NA
# Nobody in class k2 of Ash says anything of lunch: a class without members in either group.
data[data$school == "Ash" & data$class == "k2", "lunch"] <- ""
# Two whose class is not known: each is a primary sampling unit.
responses <- data[data$answered, ]
unknown <- which(responses$school == "Fir \"old\"")[c(3, 9)]
responses$class[unknown] <- ""
responses <- responses[sample(nrow(responses)), ]

quoted <- function(x) ifelse(grepl("[\",]", x), paste0("\"", gsub("\"", "\"\"", x), "\""), x)
write_table <- function(d, columns, file) {
  d <- d[, columns]
  d[] <- lapply(d, function(x) { x <- as.character(x); quoted(ifelse(is.na(x), "", x)) })
  writeLines(c(paste(columns, collapse = ","), do.call(paste, c(d, sep = ","))), file)
}
write_table(responses, c("school", "class", "person", "grade", "lunch", items), "score-responses.csv")
write_table(responses, c("school", "class", "person", "weight", "grade", "lunch", items), "score-responses-weighted.csv")
write_table(everyone, c("school", "class", "person", "grade", "lunch"), "score-roster.csv")

# ---- the definitions of score-instrument.yaml and score-baselines.yaml ---------------------------------------------------------

favorable <- list(`c-1` = 4:5, `c-2` = 4:5, `c-3` = 1:2, `c-4` = 2, `g-1` = 4:5, `g-2` = 4:5, `g-3` = 5)
highest <- c(`c-1` = 5, `c-2` = 5, `c-3` = 5, `c-4` = 2, `g-1` = 5, `g-2` = 5, `g-3` = 5)
scales <- list(choice = c("c-1", "c-2", "c-3", "c-4"), goals = c("g-1", "g-2"))   # g-3 is descriptive
nation <- list(`c-1` = c(35, 35 * 65 * 2 / 8000), `c-2` = c(45, 1.5^2), `c-3` = c(70, 30 * 70 * 2 / 1200), `g-1` = c(50, NA))
pomp <- function(d, item) {
  p <- 100 * (d[[item]] - 1) / (highest[[item]] - 1)
  if (item == "c-3") 100 - p else p
}
score <- function(d, scale) {
  x <- sapply(scales[[scale]], function(item) pomp(d, item))
  x <- matrix(x, ncol = length(scales[[scale]]))
  ifelse(rowSums(!is.na(x)) * 3 >= 2 * ncol(x), rowMeans(x, na.rm = TRUE), NA)
}

# ---- the figures ---------------------------------------------------------------------------------------------------------------

rows <- list()
put <- function(level, unit, measure, group, category, n, estimate, se = NA, df = NA, low = NA, high = NA, deff = NA, neff = NA, flag = "") {
  rows[[length(rows) + 1]] <<- list(level, unit, measure, group, category, n, estimate, se, df, low, high, deff, neff, flag)
}
psu_of <- function(d) paste(d$school, ifelse(d$class == "", paste("person", d$person), paste("class", d$class)))
design_of <- function(d, y) {
  d$y <- y
  d$psu <- psu_of(d)
  svydesign(id = ~psu, strata = ~school, weights = ~w, data = d)
}
figure <- function(d, inside, y, place, measure, share) {
  keep <- inside & !is.na(y)
  if (!any(keep)) return(put(place[1], place[2], measure, place[3], place[4], 0, NA, flag = "no-answers"))
  n <- sum(keep)
  # A design of one PSU is refused by svydesign.
  df <- length(unique(psu_of(d)[keep])) - length(unique(d$school[keep]))
  put_it <- function(...) put(place[1], place[2], measure, place[3], place[4], n, ...)
  if (df == 0) return(put_it(estimate = sum(d$w[keep] * y[keep]) / sum(d$w[keep]) * if (share) 100 else 1, df = 0, flag = "one-class"))
  domain <- design_of(d, ifelse(is.na(y), 0, y))[keep, ]
  stopifnot(degf(domain) == df)
  m <- svymean(~y, domain, deff = "replace")
  v <- vcov(m)[1]
  effect <- if (length(unique(y[keep])) == 1) NA else deff(m)[[1]]
  if (!share) {
    if (sqrt(v) < 1e-9) return(put_it(estimate = coef(m)[[1]], se = 0, df = 0, flag = "no-spread"))
    ci <- confint(m, df = df)
    return(put_it(estimate = coef(m)[[1]], se = sqrt(v), df = df, low = ci[1], high = ci[2], deff = effect, neff = n / effect))
  }
  # svyciprop(method = "beta") with the effective count held to the count, and at the count where all answered alike.
  p <- coef(m)[[1]]
  if (is.na(effect)) { p <- round(p); v <- 0; neff <- n }
  else neff <- min(n, p * (1 - p) / v * (qt(.025, n - 1) / qt(.025, df))^2)
  if (!is.na(effect) && neff < n) {
    ci <- attr(svyciprop(~y, domain, method = "beta", df = df), "ci")
    stopifnot(all.equal(as.vector(ci), c(qbeta(.025, neff * p, neff * (1 - p) + 1), qbeta(.975, neff * p + 1, neff * (1 - p)))))
  }
  low <- if (p == 0) 0 else qbeta(.025, neff * p, neff * (1 - p) + 1)
  high <- if (p == 1) 1 else qbeta(.975, neff * p + 1, neff * (1 - p))
  put_it(estimate = 100 * p, se = 100 * sqrt(v), df = df, low = 100 * low, high = 100 * high, deff = effect, neff = neff)
}
gap <- function(d, inside, y, place, measure, published) {
  keep <- inside & !is.na(y)
  if (!any(keep)) return(NULL)
  n <- sum(keep)
  df <- length(unique(psu_of(d)[keep])) - length(unique(d$school[keep]))
  p <- sum(d$w[keep] * y[keep]) / sum(d$w[keep])
  if (length(unique(y[keep])) == 1) p <- round(p)
  base <- list(place = place, measure = measure, n = n, estimate = 100 * p - published[1], se = NA, df = NA, low = NA, high = NA, p = NA, eq = NA)
  if (df == 0 || is.na(published[2])) return(base)
  m <- svymean(~y, design_of(d, ifelse(is.na(y), 0, y))[keep, ])
  share <- if (p %in% c(0, 1)) published[1] / 100 else p
  school <- max(1e4 * vcov(m)[1], 1e4 * share * (1 - share) / n)
  # The test of no difference takes the variance at the national share, times the design effect.
  none <- school / (share * (1 - share)) * published[1] / 100 * (1 - published[1] / 100)
  none_df <- (none + published[2])^2 / (none^2 / df)
  v <- school + published[2]
  d_f <- v^2 / (school^2 / df)
  modifyList(base, list(se = sqrt(v), df = d_f, low = max(-100, base$estimate - qt(.975, d_f) * sqrt(v)), high = min(100, base$estimate + qt(.975, d_f) * sqrt(v)),
    p = 2 * pt(-abs(base$estimate) / sqrt(none + published[2]), none_df),
    eq = max(pt((base$estimate + 10) / sqrt(v), d_f, lower.tail = FALSE), pt((base$estimate - 10) / sqrt(v), d_f))))
}
reliability <- function(d, inside, place, scale) {
  x <- as.data.frame(sapply(scales[[scale]], function(item) pomp(d, item)))[inside, , drop = FALSE]
  x <- x[rowSums(!is.na(x)) > 0, , drop = FALSE]
  varies <- if (nrow(x) == 0) FALSE else sapply(x, function(column) isTRUE(var(column, na.rm = TRUE) > 0))
  measure <- paste0("scale:", scale, ":alpha")
  if (sum(varies) < 2) return(put(place[1], place[2], measure, place[3], place[4], 0, NA, flag = "too-few-items"))
  covariances <- cov(x[, varies], use = "pairwise")
  if (anyNA(covariances) || sum(covariances) <= 0) return(put(place[1], place[2], measure, place[3], place[4], 0, NA, flag = "no-spread"))
  if (anyNA(suppressWarnings(cor(x[, varies], use = "pairwise")))) {
    # psych stops where a pair's correlation is not defined, though alpha needs covariances only: its formula, and alpha.ci for the ends.
    k <- sum(varies)
    value <- k / (k - 1) * (1 - sum(diag(covariances)) / sum(covariances))
    ci <- alpha.ci(value, n.obs = nrow(x), n.var = k)
    a <- list(total = list(raw_alpha = value), feldt = list(lower.ci = ci$lower.ci, upper.ci = ci$upper.ci))
  } else a <- suppressMessages(suppressWarnings(alpha(x[, varies], check.keys = FALSE, warnings = FALSE)))
  put(place[1], place[2], measure, place[3], place[4], nrow(x), a$total$raw_alpha, low = a$feldt$lower.ci[[1]], high = a$feldt$upper.ci[[1]],
      flag = if (all(varies)) "" else "constant-item-left-out")
}
# One-way analysis of variance by aov(); psych::ICC knows balanced tables only, so the two formulas and McGraw and Wong's interval stand here.
icc <- function(d, inside, place, scale) {
  y <- score(d, scale)
  by <- if (place[1] == "school") paste(d$school, d$class) else d$school
  keep <- inside & !is.na(y) & !(place[1] == "school" & d$class == "")
  y <- y[keep]; by <- factor(by[keep])
  k <- nlevels(by); n <- length(y)
  measures <- paste0("scale:", scale, c(":icc1", ":icc2"))
  if (k < 2 || k == n) { for (m in measures) put(place[1], place[2], m, place[3], place[4], 0, NA, flag = "one-group"); return() }
  ms <- summary(aov(y ~ by))[[1]][["Mean Sq"]]
  if (ms[1] < 1e-12 * ms[2] || ms[2] < 1e-12 * ms[1]) { for (m in measures) put(place[1], place[2], m, place[3], place[4], 0, NA, flag = "no-spread"); return() }
  n0 <- (n - sum(table(by)^2) / n) / (k - 1)
  f <- ms[1] / ms[2]
  limits <- f / qf(c(.975, .025), k - 1, n - k)
  one <- (ms[1] - ms[2]) / (ms[1] + (n0 - 1) * ms[2])
  needs <- if (one > 0) paste0("needs-", ceiling(.7 * (1 - one) / (.3 * one))) else ""
  put(place[1], place[2], measures[1], place[3], place[4], n, one, low = (limits[1] - 1) / (limits[1] + n0 - 1), high = (limits[2] - 1) / (limits[2] + n0 - 1))
  put(place[1], place[2], measures[2], place[3], place[4], n, 1 - 1 / f, low = 1 - 1 / limits[1], high = 1 - 1 / limits[2], flag = needs)
}
group <- function(d, inside, place) {
  gaps <- list()
  for (item in items) {
    shares <- ifelse(is.na(d[[item]]), NA, as.numeric(d[[item]] %in% favorable[[item]]))
    figure(d, inside, shares, place, paste0("item:", item, ":favorable"), TRUE)
    figure(d, inside, pomp(d, item), place, paste0("item:", item, ":mean"), FALSE)
    if (!is.null(nation[[item]])) {
      g <- gap(d, inside, shares, place, paste0("item:", item, ":gap"), nation[[item]])
      if (is.null(g)) put(place[1], place[2], paste0("item:", item, ":gap"), place[3], place[4], 0, NA, flag = "no-answers")
      else { g$tested <- !is.na(nation[[item]][2]); gaps[[length(gaps) + 1]] <- g }
    }
  }
  tested <- sapply(gaps, function(g) !is.na(g$p))
  adjusted <- rep(NA, length(gaps))
  if (any(unlist(tested))) adjusted[tested] <- p.adjust(sapply(gaps[tested], `[[`, "p"), "BH")
  for (i in seq_along(gaps)) {
    g <- gaps[[i]]
    flag <- if (!g$tested) "not-tested"
      else if (!is.na(adjusted[i]) && adjusted[i] <= .05) { if (g$estimate > 0) "above-national" else "below-national" }
      else if (!is.na(g$eq) && g$eq <= .05) "about-the-same" else "too-little-to-tell"
    put(place[1], place[2], g$measure, place[3], place[4], g$n, g$estimate, g$se, g$df, g$low, g$high, flag = flag)
  }
  for (scale in names(scales)) {
    figure(d, inside, score(d, scale), place, paste0("scale:", scale, ":mean"), FALSE)
    reliability(d, inside, place, scale)
    icc(d, inside, place, scale)
  }
  answered <- sapply(names(scales), function(s) !is.na(score(d, s)))
  # Complete: 80 % of the items. Partial: two thirds of the items of a page, the descriptive one too.
  x <- !is.na(as.matrix(d[, items]))
  reached <- rowSums(x) >= .8 * 7 | rowSums(x[, 1:4, drop = FALSE]) >= 8 / 3 | rowSums(x[, 5:7, drop = FALSE]) >= 2
  invited <- sum((place[1] == "all" | everyone$school == place[2]) & (place[3] == "" | (place[3] == "grade" & everyone$grade == place[4]) | (place[3] == "lunch" & everyone$lunch == place[4])))
  put(place[1], place[2], "responserate", place[3], place[4], sum(reached & inside), if (with_roster) 100 * sum(reached & inside) / invited else NA)
}
unit <- function(d, level, name) {
  group(d, rep(TRUE, nrow(d)), c(level, name, "", ""))
  for (column in c("grade", "lunch")) for (category in sort(setdiff(unique(d[[column]]), ""))) group(d, d[[column]] == category, c(level, name, column, category))
}
table_of <- function(d, file) {
  rows <<- list()
  for (school in sort(unique(d$school), method = "radix")) unit(d[d$school == school, ], "school", school)
  unit(d, "all", "all")
  number <- function(x) ifelse(is.na(x), "NA", sprintf("%.17g", x))
  lines <- sapply(rows, function(r) paste(c(gsub(",", ";", unlist(r[1:5])), number(unlist(r[6:13])), r[[14]]), collapse = ","))
  writeLines(c("level,unit,measure,group,category,n,estimate,se,df,low,high,deff,neff,flag", lines), file)
}

with_roster <- FALSE
responses$w <- 1
table_of(responses, "score-plain.csv")
responses$w <- responses$weight
table_of(responses, "score-weighted.csv")

# Raked to the grades, school by school; Cedar's smallest grades are merged as the method says, Dogwood's one student is a grade by himself.
with_roster <- TRUE
merge_small <- function(grade, levels) {
  sets <- as.list(levels)
  repeat {
    count <- sapply(sets, function(s) sum(grade %in% s))
    if (length(sets) == 1 || min(count) >= 5) return(sets)
    i <- which.min(count)
    lower <- if (i == length(sets) || (i > 1 && count[i - 1] <= count[i + 1])) i - 1 else i
    sets[[lower]] <- c(sets[[lower]], sets[[lower + 1]])
    sets[[lower + 1]] <- NULL
  }
}
rake_school <- function(d, roster) {
  if (nrow(d) == 1) return(nrow(roster))
  sets <- merge_small(d$grade, sort(unique(c(d$grade, roster$grade))))
  of <- function(grade) sapply(grade, function(g) which(sapply(sets, function(s) g %in% s)))
  d$cell <- of(d$grade)
  population <- as.data.frame(table(cell = of(roster$grade)), responseName = "Freq")
  rake_once <- function(w) {
    d$w0 <- w
    weights(rake(svydesign(id = ~1, weights = ~w0, data = d), list(~cell), list(population), control = list(maxit = 50, epsilon = 1e-12)))
  }
  w <- rake_once(rep(1, nrow(d)))
  trimmed <- pmin(3 * mean(w), pmax(.3 * mean(w), w))
  if (any(trimmed != w)) rake_once(trimmed) else w
}
for (school in unique(responses$school)) {
  here <- responses$school == school
  responses$w[here] <- rake_school(responses[here, ], everyone[everyone$school == school, ])
}
table_of(responses, "score-raked.csv")

# ---- raking by itself: two margins, categories to merge, weights to trim, margins that contradict each other --------------------

raking <- list()
set.seed(7)
people <- data.frame(a = rep(1:4, c(40, 12, 3, 25)))
people$b <- ifelse(runif(80) < c(.1, .6, .5, .9)[people$a], 2, 1)
margins <- list(list(a = c(50, 30, 9, 61), b = c(70, 80)), list(a = c(50, 6, 4, 300), b = c(180, 180)), list(a = c(50, 30, 9, 61), b = c(100, 80)))
for (case in seq_along(margins)) {
  m <- margins[[case]]
  sets <- merge_small(people$a, 1:4)
  of <- sapply(people$a, function(g) which(sapply(sets, function(s) g %in% s)))
  d <- data.frame(a = of, b = people$b)
  pa <- data.frame(a = seq_along(sets), Freq = sapply(sets, function(s) sum(m$a[s])))
  pb <- data.frame(b = 1:2, Freq = m$b)
  rake_once <- function(w) {
    d$w0 <- w
    weights(rake(svydesign(id = ~1, weights = ~w0, data = d), list(~a, ~b), list(pa, pb), control = list(maxit = 50, epsilon = 1e-15)))
  }
  w <- suppressWarnings(rake_once(rep(1, 80)))
  off <- max(abs(tapply(w, d$a, sum) / pa$Freq - 1), abs(tapply(w, d$b, sum) / pb$Freq - 1))
  trimmed <- pmin(3 * mean(w), pmax(.3 * mean(w), w))
  count <- sum(trimmed != w)
  if (count > 0) w <- suppressWarnings(rake_once(trimmed))
  if (off > 1e-6) { w <- rep(1, 80); count <- 0 }
  raking[[case]] <- data.frame(case, a = people$a, b = people$b, weight = sprintf("%.17g", w), converged = as.integer(off <= 1e-6), trimmed = count, kish = sprintf("%.17g", 80 * sum(w^2) / sum(w)^2))
}
write.csv(do.call(rbind, raking), "raking.csv", row.names = FALSE, quote = FALSE)

# ---- alpha by psych, with holes, over the items of golden apistrat and the made answers -----------------------------------------

x <- as.data.frame(sapply(scales$choice, function(item) pomp(responses, item)))
x <- x[rowSums(!is.na(x)) > 0, ]
a <- suppressMessages(suppressWarnings(alpha(x, warnings = FALSE)))
y <- score(responses, "choice"); y <- y[!is.na(y)]
write.csv(data.frame(statistic = c("alpha", "low", "high", paste("rest", names(x)), "n", "mean", "sd", "floor", "ceiling"),
  value = sprintf("%.17g", c(a$total$raw_alpha, a$feldt$lower.ci[[1]], a$feldt$upper.ci[[1]], a$item.stats$r.drop, length(y), mean(y), sd(y), 100 * mean(y == 0), 100 * mean(y == 100)))),
  "scale.csv", row.names = FALSE, quote = FALSE)
cat("Written with", R.version.string, "survey", as.character(packageVersion("survey")), "psych", as.character(packageVersion("psych")), "\n")
