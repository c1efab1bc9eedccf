using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Fidelity.Tests.SqlServer;

/// <summary>
/// Reads T-SQL as SQL Server would, as far as that can be known without one: parses it, keeps what it makes, and reports what SQL Server
/// would refuse. The grammar is that of SQL Server 2019. A statement it does not know is reported, never passed over.
/// </summary>
internal sealed class TsqlCatalogue
{
    private const int LongestName = 128;

    private readonly Dictionary<string, TsqlTable> tables = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> problems = [];
    private readonly TsqlConstraints constraints;

    public TsqlCatalogue() => constraints = new TsqlConstraints(this, problems.Add);

    public IReadOnlyCollection<TsqlTable> Tables => tables.Values;

    /// <summary>Reads a script, batch after batch, on top of what was read before; returns the problems of this one.</summary>
    public IReadOnlyList<string> Read(string script)
    {
        problems.Clear();
        Parse(script);
        problems.AddRange(CascadePaths.Problems(tables.Values));
        return [.. problems];
    }

    public TsqlTable? Find(string name) => tables.GetValueOrDefault(name);

    private void Parse(string sql)
    {
        var fragment = new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        problems.AddRange(errors.Select(error => $"line {error.Line}: {error.Message}"));
        if (errors.Count == 0)
        {
            foreach (var statement in ((TSqlScript)fragment).Batches.SelectMany(batch => batch.Statements))
            {
                Read(statement);
            }
        }
    }

    private void Read(TSqlStatement statement)
    {
        switch (statement)
        {
            case CreateTableStatement create:
                Create(create);
                break;
            case AlterTableAddTableElementStatement add:
                With(add.SchemaObjectName, table => Add(table, add.Definition));
                break;
            case AlterTableAlterColumnStatement alter:
                With(alter.SchemaObjectName, table => Alter(table, alter));
                break;
            case AlterTableDropTableElementStatement drop:
                With(drop.SchemaObjectName, table => Drop(table, drop));
                break;
            case DropTableStatement drop:
                drop.Objects.ToList().ForEach(name => With(name, table => tables.Remove(table.Name)));
                break;
            case CreateIndexStatement index:
                With(index.OnName, table => constraints.Index(table, index));
                break;
            case IfStatement choice:
                problems.AddRange(TsqlNames.Problems(this, choice.Predicate));
                Read(choice.ThenStatement);
                Read(choice.ElseStatement);
                break;
            case BeginEndBlockStatement block:
                block.StatementList.Statements.ToList().ForEach(Read);
                break;
            case ExecuteStatement execute:
                Execute(execute.ExecuteSpecification.ExecutableEntity);
                break;
            case SelectStatement or InsertStatement or UpdateStatement or DeleteStatement or MergeStatement or DeclareVariableStatement
                or SetVariableStatement:
                problems.AddRange(TsqlNames.Problems(this, statement));
                break;
            case null or BeginTransactionStatement or CommitTransactionStatement or PredicateSetStatement or PrintStatement:
                break;
            default:
                problems.Add($"line {statement.StartLine}: {statement.GetType().Name} is not read by this check");
                break;
        }
    }

    private void Create(CreateTableStatement statement)
    {
        var name = statement.SchemaObjectName.BaseIdentifier.Value;
        if (tables.ContainsKey(name))
        {
            problems.Add($"table {name} is made twice");
            return;
        }

        var table = new TsqlTable(name);
        CheckName(name);
        tables.Add(name, table);
        Add(table, statement.Definition);
    }

    private void Add(TsqlTable table, TableDefinition definition)
    {
        foreach (var column in definition.ColumnDefinitions)
        {
            Add(table, column);
        }

        foreach (var column in definition.ColumnDefinitions)
        {
            foreach (var constraint in column.Constraints)
            {
                constraints.Constraint(table, constraint, column.ColumnIdentifier.Value);
            }
        }

        foreach (var constraint in definition.TableConstraints)
        {
            constraints.Constraint(table, constraint, ownColumn: null);
        }
    }

    private void Add(TsqlTable table, ColumnDefinition definition)
    {
        var name = definition.ColumnIdentifier.Value;
        CheckName(name);
        var type = TsqlType.Read(definition.DataType, out var problem);
        if (problem is not null)
        {
            problems.Add($"{table.Name}.{name}: {problem}");
        }

        var nullable = definition.Constraints.OfType<NullableConstraintDefinition>().FirstOrDefault()?.Nullable == true;
        if (!table.Columns.TryAdd(name, new TsqlColumn(name, type ?? new TsqlType("unknown", 0), nullable)))
        {
            problems.Add($"column {table.Name}.{name} is made twice");
        }
    }

    private void Alter(TsqlTable table, AlterTableAlterColumnStatement statement)
    {
        var name = statement.ColumnIdentifier.Value;
        if (!table.Columns.TryGetValue(name, out var column))
        {
            problems.Add($"unknown column {table.Name}.{name}");
            return;
        }

        if (statement.DataType is not null && TsqlType.Read(statement.DataType, out var problem) is var type)
        {
            problems.AddRange(problem is null ? [] : [$"{table.Name}.{name}: {problem}"]);
            table.Columns[name] = column with { Type = type ?? column.Type };
        }
    }

    private void Drop(TsqlTable table, AlterTableDropTableElementStatement statement)
    {
        foreach (var element in statement.AlterTableDropTableElements.Where(element => element.TableElementType == TableElementType.Column))
        {
            if (!table.Columns.Remove(element.Name.Value))
            {
                problems.Add($"unknown column {table.Name}.{element.Name.Value}");
            }
        }
    }

    /// <summary>EF writes a statement inside EXEC(N'…') where a batch must compile before its tables exist.</summary>
    private void Execute(ExecutableEntity entity)
    {
        if (entity is ExecutableStringList text)
        {
            Parse(string.Concat(text.Strings.OfType<StringLiteral>().Select(part => part.Value)));
        }
        else if (entity is ExecutableProcedureReference procedure)
        {
            // A misspelt first word ("SELCT 1") is a procedure call to the parser.
            var name = procedure.ProcedureReference.ProcedureReference?.Name.BaseIdentifier.Value ?? "";
            problems.AddRange(name.StartsWith("sp_", StringComparison.OrdinalIgnoreCase) ? [] : [$"unknown procedure {name}"]);
        }
    }

    private void With(SchemaObjectName name, Action<TsqlTable> act)
    {
        if (Find(name.BaseIdentifier.Value) is { } table)
        {
            act(table);
        }
        else
        {
            problems.Add($"unknown table {name.BaseIdentifier.Value}");
        }
    }

    private void CheckName(string name)
    {
        if (name.Length > LongestName)
        {
            problems.Add($"name {name} is longer than {LongestName}");
        }
    }
}
