using Fidelity.Core.Reports;

namespace Fidelity.Reports.Charts;

/// <summary>One dot with its interval.</summary>
/// <param name="Label">Who or what it is, for the text alternative.</param>
public sealed record DotMark(Figure Figure, DotShape Shape, string Label);

/// <summary>Shapes tell the roles apart where colours do not.</summary>
public enum DotShape
{
    /// <summary>A score over all roles.</summary>
    Overall,

    /// <summary>A circle.</summary>
    Teacher,

    /// <summary>A square.</summary>
    Student,

    /// <summary>A triangle.</summary>
    Principal,
}
