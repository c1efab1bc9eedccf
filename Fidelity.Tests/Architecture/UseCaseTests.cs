using System.Reflection;
using Fidelity.Data.Database;
using Xunit;

namespace Fidelity.Tests.Architecture;

/// <summary>A use case is a class named by what it does, with one public method: the folder's listing is the list of what the system does.</summary>
public sealed class UseCaseTests
{
    /// <summary>Classes over the database that are no use case, and why.</summary>
    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["AccessScope"] = "which organisations, and which schools, an account may see: one rule, asked in several shapes",
        ["FeedQueries"] = "one query for each set of the feed, and no change",
    };

    [Fact]
    public void A_use_case_has_one_public_method()
    {
        var wrong = OverTheDatabase().Where(type => !Exceptions.ContainsKey(type.Name))
            .Select(type => (type.Name, Methods: PublicMethods(type)))
            .Where(type => type.Methods.Count != 1)
            .Select(type => $"{type.Name}: {string.Join(", ", type.Methods)}");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_exception_is_still_one()
    {
        Assert.Empty(Exceptions.Keys.Except(OverTheDatabase().Where(type => PublicMethods(type).Count != 1).Select(type => type.Name)));
    }

    private static List<Type> OverTheDatabase() =>
    [
        .. OurAssemblies.Data.GetExportedTypes()
            .Where(type => type.IsClass && !typeof(FidelityDb).IsAssignableFrom(type))
            .Where(type => type.GetConstructors().Any(made => made.GetParameters().Any(given => given.ParameterType == typeof(FidelityDb)))),
    ];

    private static List<string> PublicMethods(Type type) =>
    [
        .. type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(method => !method.IsSpecialName && method.GetBaseDefinition() == method)
            .Select(method => method.Name),
    ];
}
