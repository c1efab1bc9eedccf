using Xunit;

namespace Fidelity.Tests.SqlServer;

/// <summary>A check that catches nothing looks like a check that finds nothing: each kind of mistake is made once, on purpose.</summary>
public sealed class TsqlCatalogueTests
{
    private const string Schools = """
        CREATE TABLE [Schools] (
            [Id] bigint NOT NULL IDENTITY,
            [Code] nvarchar(20) NOT NULL,
            [Name] nvarchar(255) NOT NULL,
            [Notes] nvarchar(max) NULL,
            CONSTRAINT [PK_Schools] PRIMARY KEY ([Id])
        );
        GO

        CREATE UNIQUE INDEX [IX_Schools_Code] ON [Schools] ([Code]);
        GO

        """;

    [Fact]
    public void A_sound_script_has_no_problems()
    {
        const string script = Schools + """
            CREATE TABLE [Classes] (
                [Id] bigint NOT NULL IDENTITY,
                [SchoolId] bigint NOT NULL,
                [SchoolCode] nvarchar(20) NULL REFERENCES [Schools] ([Code]),
                CONSTRAINT [PK_Classes] PRIMARY KEY ([Id]),
                CONSTRAINT [FK_Classes_Schools] FOREIGN KEY ([SchoolId]) REFERENCES [Schools] ([Id]) ON DELETE CASCADE
            );
            GO

            ALTER TABLE [Classes] ADD [Title] nvarchar(255) NULL;
            GO

            CREATE INDEX [IX_Classes_Title] ON [Classes] ([SchoolId]) INCLUDE ([Title]) WHERE [Title] IS NOT NULL;
            GO

            UPDATE [c] SET [c].[Title] = N'x' FROM [Classes] AS [c] INNER JOIN [Schools] AS [s] ON [s].[Id] = [c].[SchoolId];
            """;

        Assert.Empty(new TsqlCatalogue().Read(script));
    }

    [Theory]
    [InlineData("CREATE TABEL [A] ([Id] int);", "Incorrect syntax")]
    [InlineData("SELCT 1;", "unknown procedure SELCT")]
    [InlineData("CREATE TABLE [Schools] ([Id] int NOT NULL);", "table Schools is made twice")]
    [InlineData("CREATE TABLE [A] ([Id] integr NOT NULL);", "unknown data type integr")]
    [InlineData("CREATE TABLE [A] ([Id] nvarchar(5000) NOT NULL);", "longer than 4000")]
    [InlineData("CREATE TABLE [A] ([Id] int NOT NULL, [ID] int NULL);", "column A.ID is made twice")]
    [InlineData("CREATE TABLE [A] ([S] bigint, CONSTRAINT [F] FOREIGN KEY ([S]) REFERENCES [School] ([Id]));", "refers to unknown table School")]
    [InlineData("CREATE TABLE [A] ([S] bigint, CONSTRAINT [F] FOREIGN KEY ([T]) REFERENCES [Schools] ([Id]));", "unknown column A.T")]
    [InlineData("CREATE TABLE [A] ([S] int, CONSTRAINT [F] FOREIGN KEY ([S]) REFERENCES [Schools] ([Id]));", "S is int and Schools.Id is bigint")]
    [InlineData("CREATE TABLE [A] ([S] nvarchar(21), CONSTRAINT [F] FOREIGN KEY ([S]) REFERENCES [Schools] ([Code]));", "S is nvarchar(21)")]
    [InlineData("CREATE TABLE [A] ([S] nvarchar(255), CONSTRAINT [F] FOREIGN KEY ([S]) REFERENCES [Schools] ([Name]));", "Schools has no key (Name)")]
    [InlineData("CREATE TABLE [A] ([Id] nvarchar(451) NOT NULL, CONSTRAINT [P] PRIMARY KEY ([Id]));", "takes 902 bytes of at most 900")]
    [InlineData("CREATE TABLE [A] ([Id] int NULL, CONSTRAINT [P] PRIMARY KEY ([Id]));", "has the nullable column Id")]
    [InlineData("CREATE TABLE [A] ([Id] int NOT NULL, CONSTRAINT [PK_Schools] PRIMARY KEY ([Id]));", "constraint PK_Schools is made twice")]
    [InlineData("CREATE INDEX [IX] ON [Schools] ([Notes]);", "bytes of at most 1700")]
    [InlineData("CREATE INDEX [IX] ON [Schools] ([Nam]);", "unknown column Schools.Nam")]
    [InlineData("CREATE INDEX [IX] ON [Schools] ([Name]) WHERE [Nots] IS NOT NULL;", "filter of index IX: unknown column Schools.Nots")]
    [InlineData("CREATE INDEX [IX] ON [School] ([Name]);", "unknown table School")]
    [InlineData("CREATE CLUSTERED INDEX [IX] ON [Schools] ([Name]);", "has a clustered index already")]
    [InlineData("EXEC(N'CREATE INDEX [IX] ON [Schools] ([Nam])');", "unknown column Schools.Nam")]
    [InlineData("ALTER TABLE [School] ADD [Phone] nvarchar(40) NULL;", "unknown table School")]
    [InlineData("ALTER TABLE [Schools] ADD [Name] nvarchar(40) NULL;", "column Schools.Name is made twice")]
    [InlineData("ALTER TABLE [Schools] ALTER COLUMN [Nam] nvarchar(40) NULL;", "unknown column Schools.Nam")]
    [InlineData("ALTER TABLE [Schools] DROP COLUMN [Nam];", "unknown column Schools.Nam")]
    [InlineData("INSERT INTO [Schools] ([Titel]) VALUES (N'x');", "unknown column Titel")]
    [InlineData("SELECT [s].[Titel] FROM [Schools] AS [s];", "unknown column s.Titel")]
    [InlineData("SELECT [t].[Name] FROM [Schools] AS [s];", "unknown table or alias t")]
    [InlineData("IF NOT EXISTS (SELECT 1 FROM [Schol]) BEGIN SELECT 1; END", "unknown table Schol")]
    [InlineData("CREATE VIEW [V] AS SELECT 1 AS [x];", "CreateViewStatement is not read by this check")]
    public void A_mistake_is_caught(string mistake, string expected)
    {
        var problems = new TsqlCatalogue().Read(Schools + mistake);

        Assert.Contains(expected, Assert.Single(problems), StringComparison.Ordinal);
    }

    [Fact]
    public void Two_cascade_paths_to_one_table_are_caught()
    {
        const string script = Schools + """
            CREATE TABLE [A] ([Id] bigint NOT NULL PRIMARY KEY, [S] bigint NOT NULL,
                CONSTRAINT [FA] FOREIGN KEY ([S]) REFERENCES [Schools] ([Id]) ON DELETE CASCADE);
            CREATE TABLE [B] ([Id] bigint NOT NULL PRIMARY KEY, [A] bigint NOT NULL, [S] bigint NULL,
                CONSTRAINT [FB] FOREIGN KEY ([A]) REFERENCES [A] ([Id]) ON DELETE CASCADE,
                CONSTRAINT [FC] FOREIGN KEY ([S]) REFERENCES [Schools] ([Id]) ON DELETE SET NULL);
            """;

        var problem = Assert.Single(new TsqlCatalogue().Read(script));

        Assert.Contains("error 1785", problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_that_cascades_to_itself_is_caught()
    {
        const string script =
            "CREATE TABLE [A] ([Id] int NOT NULL PRIMARY KEY, [Up] int NULL CONSTRAINT [F] REFERENCES [A] ([Id]) ON DELETE CASCADE);";

        var problem = Assert.Single(new TsqlCatalogue().Read(script));

        Assert.Contains("error 1785", problem, StringComparison.Ordinal);
    }
}
