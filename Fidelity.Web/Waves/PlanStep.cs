namespace Fidelity.Web.Waves;

/// <summary>The four steps in which a wave is planned, as they are numbered on the page.</summary>
public enum PlanStep
{
    Who = 1,
    When,
    How,
    Preview,
}

/// <summary>What each step is called.</summary>
public static class PlanStepWords
{
    public static string Name(this PlanStep step) => step switch
    {
        PlanStep.Who => "Who is asked",
        PlanStep.When => "When",
        PlanStep.How => "How",
        _ => "Preview",
    };
}
