using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Xunit;

namespace Fidelity.Tests.Data.Database;

[Collection(DatabaseProviders.Collection)]
public sealed class DatabaseTests
{
    [Theory, OnSqlite, OnSqlServer]
    public async Task An_empty_database_is_migrated_and_once_more_changes_nothing(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);

        await installation.WithDb(db => db.Database.MigrateAsync());

        Assert.Empty(await installation.WithDb(db => db.Database.GetPendingMigrationsAsync()));
        Assert.Equal(0, await installation.WithDb(db => db.Organizations.CountAsync()));
    }

    [Theory, OnSqlite, OnSqlServer]
    public async Task The_model_has_no_changes_that_a_migration_lacks(DatabaseProvider provider)
    {
        await using var installation = await DatabaseProviders.CreateAsync(provider);

        var pending = await installation.WithDb(db => Task.FromResult(db.Database.HasPendingModelChanges()));

        Assert.False(pending);
    }

    [Fact]
    public async Task Every_column_declares_its_privacy_class()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var silent = await installation.WithDb(db => Task.FromResult(
            Properties(db)
                .Where(property => property.FindAnnotation(PrivacyDeclaration.Annotation) is null)
                .Select(property => $"{property.DeclaringType.Name}.{property.Name}")
                .ToList()));

        Assert.Empty(silent);
    }

    [Fact]
    public async Task Every_word_of_an_enum_fits_its_column()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var tooLong = await installation.WithDb(db => Task.FromResult(
            Properties(db)
                .Where(property => (Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType).IsEnum)
                .Select(property => (property, Longest: LongestWord(Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType)))
                .Where(column => column.property.GetMaxLength() is not { } length || length < column.Longest.Length)
                .Select(column => $"{column.property.DeclaringType.Name}.{column.property.Name}: {column.Longest}")
                .ToList()));

        Assert.Empty(tooLong);
    }

    private static IEnumerable<IProperty> Properties(FidelityDb db) =>
        db.Model.GetEntityTypes().SelectMany(type => type.GetFlattenedProperties());

    /// <summary>A flags enum is stored as its words with commas between them, all of them at worst.</summary>
    private static string LongestWord(Type type) => type.IsDefined(typeof(FlagsAttribute), inherit: false)
        ? string.Join(", ", Enum.GetNames(type))
        : Enum.GetNames(type).MaxBy(name => name.Length) ?? "";
}
