using Fidelity.Core.Rosters;
using Fidelity.Data.Database;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace Fidelity.Tests.Data.Database;

public sealed class DatabaseTests
{
    [Fact]
    public async Task A_school_that_is_saved_gets_an_id_and_is_read_back()
    {
        await using var installation = await TestInstallation.CreateAsync();
        var school = new Organization("school-1", OrganizationKind.School, "Test school");

        await installation.WithDb(async db =>
        {
            db.Organizations.Add(school);
            await db.SaveChangesAsync();
        });

        var read = await installation.WithDb(db => db.Organizations.SingleAsync(row => row.Id == school.Id));
        Assert.NotEqual(default, school.Id);
        Assert.Equal("Test school", read.Name);
    }

    [Fact]
    public async Task Every_column_declares_its_privacy_class()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var silent = await installation.WithDb(db => Task.FromResult(
            db.Model.GetEntityTypes()
                .SelectMany(type => type.GetFlattenedProperties())
                .Where(property => property.FindAnnotation(PrivacyDeclaration.Annotation) is null)
                .Select(property => $"{property.DeclaringType.Name}.{property.Name}")
                .ToList()));

        Assert.Empty(silent);
    }

    [Fact]
    public async Task The_model_has_no_changes_that_a_migration_lacks()
    {
        await using var installation = await TestInstallation.CreateAsync();

        var pending = await installation.WithDb(db => Task.FromResult(db.Database.HasPendingModelChanges()));

        Assert.False(pending);
    }
}
