# Makes a questionnaire of 40 items in 10 scales and a file of answers to it: Rscript score-data.R FOLDER STUDENTS. Seeded: the same answers each time.

arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
students <- as.integer(arguments[2])
set.seed(20261123)

# About 588 students a school and 25 a class, as in a state's middle schools.
schools <- max(2, round(students / 588))
school <- sort(sample.int(schools, students, TRUE, runif(schools, .5, 1.5)))
size <- tabulate(school, schools)
seat <- sequence(size)
class <- 1 + (seat - 1) %/% 25
key <- school * 1000 + class
lift <- rnorm(schools, 0, .3)[school] + rnorm(max(key), 0, .35)[key]

items <- as.vector(outer(1:4, letters[1:10], function(item, scale) paste0(scale, "-", item)))
answers <- matrix("", students, length(items), dimnames = list(NULL, items))
for (scale in letters[1:10]) {
  q <- .7 * lift + rnorm(students, 0, .7)
  for (item in 1:4) {
    x <- 3.1 + q + rnorm(students, 0, 1.1)
    code <- as.character(pmin(5, pmax(1, round(if (item == 3) 6 - x else x))))
    answers[, paste0(scale, "-", item)] <- replace(code, runif(students) < .06, "")
  }
}
rows <- data.frame(school = sprintf("school %03d", school), class = sprintf("%03d-%02d", school, class), person = sprintf("p%06d", seq_len(students)),
                   answers, check.names = FALSE)
write.csv(rows[sample.int(students), ], file.path(folder, "responses.csv"), row.names = FALSE, quote = FALSE)

page <- function(scale) c(
  paste0("  - dimension: scale-", scale), paste0("    heading: { en: Scale ", scale, " }"), "    items:",
  sprintf("      - { id: %s-%d, options: often, favorable: %s, %sstem: { en: Item %d of scale %s. } }", scale, 1:4,
          ifelse(1:4 == 3, "[1, 2]", "[4, 5]"), ifelse(1:4 == 3, "reversed: true, ", ""), 1:4, scale))
writeLines(c(
  "id: made", "version: \"1.0\"", "role: student", "grades: { lowest: 6, highest: 8 }", "minutes: 10", "languages: [en]",
  "title: { en: Made }", "introduction: { en: Hello }", "optionSets:", "  often:",
  sprintf("    - { code: %d, en: Answer %d }", 1:5, 1:5), "pages:", unlist(lapply(letters[1:10], page))), file.path(folder, "instrument.yaml"))
