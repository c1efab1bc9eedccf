using Fidelity.Core.Instruments;

namespace Fidelity.Core.Reports;

/// <summary>How to read the report, in the words of somebody who sits beside the reader.</summary>
internal static class ReadingGuide
{
    public static IReadOnlyList<ReadingHint> Of(Framework framework)
    {
        var levels = framework.Levels;
        return
        [
            new("Scores", "A score runs from 0 to 100: 0 if everybody gave the answer furthest from the practice, 100 if everybody gave the nearest. "
                + "A practice score is the weighted mean of teachers, students and principal; the index is the mean of the practice scores."),
            new("Levels", $"Not in place below {Score(levels.Emerging)}, emerging from {Score(levels.Emerging)}, partial from {Score(levels.Partial)}, in place from {Score(levels.InPlace)}. "
                + $"{levels.Method.In(ReportHeading.Language)} Source: {levels.Source}."),
            new("Firm and borderline", "A level is firm when the 90% interval of its score lies inside it. Otherwise the score may belong to the next level as well, and the report says to which."),
            new("Intervals", "The line through a dot is a 95% interval: had we asked other classes and people of a school like this one, the figure would in most cases have come out within it. "
                + "Few people or classes give a wide line. A figure marked imprecise is to be read with its line, not alone."),
            new("Worst-case bounds", "“If everyone had answered” says where a percentage would lie if all who did not answer had been unfavorable, or all favorable. Nothing is assumed about them."),
            new("Gap and ranking", "The gap is the target less the score. Practices firmly below target come first, then those whose interval reaches the target; within each, the largest gap times importance first."),
            new("National figures", "A question is set beside a published figure only where one exists that asks about the same thing. Above or below means that the difference is more than chance would give, "
                + "after allowing for the number of comparisons. “About the same” means that a difference of 10 points or more was ruled out. Otherwise there is too little data to tell. "
                + "Figures from samples that do not stand for the nation, or that ask something only partly the same, are context."),
            new("Guardrails", "Belonging, safety and the other guardrails are what personalizing must not damage. They never enter the index."),
            new("What nobody can see here", "No figure about fewer than the smallest number of people that may be published, no class, no single teacher, and no student. What was hidden is listed with the reason."),
        ];
    }

    private static string Score(double threshold) => Shown.Number(threshold, FigureUnit.Percent).TrimEnd('%');
}
