using System.ComponentModel.DataAnnotations;

namespace Fidelity.Api.Feed;

/// <summary>What one request may ask for. Bound from the section <c>Fidelity:Feed:Limits</c>.</summary>
public sealed record QueryLimits
{
    /// <summary>Rows a page when the client does not ask: 5 000 to 10 000 rows load fastest.</summary>
    [Range(1, 100000)]
    public int PageSize { get; init; } = 5_000;

    /// <summary>What <c>Prefer: maxpagesize</c> may ask for at most.</summary>
    [Range(1, 100000)]
    public int LargestPageSize { get; init; } = 10_000;

    /// <summary>Values of one <c>in</c> list.</summary>
    [Range(1, 1000)]
    public int InValues { get; init; } = 500;

    /// <summary>Literals of a whole filter: SQL Server takes 2 100 parameters a statement, and <c>in</c> lists are padded.</summary>
    [Range(1, 2000)]
    public int Literals { get; init; } = 1_500;

    /// <summary>Nodes of a whole filter.</summary>
    [Range(1, 20000)]
    public int Nodes { get; init; } = 5_000;

    /// <summary>Depth of a filter, a chain of <c>and</c> or <c>or</c> counting as one step.</summary>
    [Range(1, 200)]
    public int Depth { get; init; } = 60;

    [Range(1, 16)]
    public int OrderKeys { get; init; } = 8;

    /// <summary>Characters of the query string.</summary>
    [Range(1024, 36864)]
    public int QueryLength { get; init; } = 32 * 1024;
}
