using Fidelity.Core.Scoring.Statistics;

namespace Fidelity.Core.Scoring;

/// <summary>How differently teachers and students see one practice.</summary>
public static class PerceptionGap
{
    /// <summary>
    /// Teacher less student, in points, with a Welch t interval: the two are different people, so their variances add. Without a
    /// standard error on either side there is no interval, and the flag says why.
    /// </summary>
    public static Estimate Between(Estimate teacher, Estimate student) => IndependentSum.Of(
        [
            new(teacher.Value, teacher.StandardError * teacher.StandardError, teacher.DegreesOfFreedom),
            new(-student.Value, student.StandardError * student.StandardError, student.DegreesOfFreedom),
        ],
        teacher.Count + student.Count).Within(-100, 100);
}
