using System.Globalization;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Fidelity.Tests.SqlServer;

/// <summary>A column's type: how it is compared with the other end of a foreign key, and how many bytes it takes in an index key.</summary>
internal sealed record TsqlType(string Text, int KeyBytes)
{
    /// <summary>More than any index key may have: <c>max</c> and xml columns cannot be keys at all (error 1919).</summary>
    private const int NoKey = 1_000_000;

    /// <summary>Null where SQL Server has no such type; then <paramref name="problem"/> says so.</summary>
    public static TsqlType? Read(DataTypeReference reference, out string? problem)
    {
        problem = null;
        if (reference is not SqlDataTypeReference type)
        {
            var name = reference.Name.BaseIdentifier.Value;
            if (reference is not XmlDataTypeReference && !name.Equals("sysname", StringComparison.OrdinalIgnoreCase))
            {
                problem = $"unknown data type {name}";
                return null;
            }

            return new TsqlType(name, reference is XmlDataTypeReference ? NoKey : 256);
        }

        var length = type.Parameters.FirstOrDefault();
        var text = type.SqlDataTypeOption.ToString().ToLowerInvariant()
            + (type.Parameters.Count == 0 ? "" : $"({string.Join(',', type.Parameters.Select(parameter => parameter.Value.ToLowerInvariant()))})");
        var bytes = Bytes(type.SqlDataTypeOption, length);
        var longest = type.SqlDataTypeOption is SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar ? 4000 : 8000;
        if (length is IntegerLiteral given && int.Parse(given.Value, CultureInfo.InvariantCulture) > longest)
        {
            problem = $"{text} is longer than {longest}";
        }

        return new TsqlType(text, bytes);
    }

    private static int Bytes(SqlDataTypeOption option, Literal? length)
    {
        var declared = length switch
        {
            MaxLiteral => NoKey,
            IntegerLiteral given => int.Parse(given.Value, CultureInfo.InvariantCulture),
            _ => 1,
        };
        return option switch
        {
            SqlDataTypeOption.NVarChar or SqlDataTypeOption.NChar => declared * 2,
            SqlDataTypeOption.VarChar or SqlDataTypeOption.Char or SqlDataTypeOption.VarBinary or SqlDataTypeOption.Binary => declared,
            SqlDataTypeOption.Text or SqlDataTypeOption.NText or SqlDataTypeOption.Image => NoKey,
            SqlDataTypeOption.BigInt or SqlDataTypeOption.Float or SqlDataTypeOption.DateTime or SqlDataTypeOption.DateTime2
                or SqlDataTypeOption.Money or SqlDataTypeOption.Rowversion or SqlDataTypeOption.Timestamp => 8,
            SqlDataTypeOption.DateTimeOffset => 10,
            SqlDataTypeOption.Int or SqlDataTypeOption.Real or SqlDataTypeOption.SmallDateTime or SqlDataTypeOption.SmallMoney => 4,
            SqlDataTypeOption.Date => 3,
            SqlDataTypeOption.Time => 5,
            SqlDataTypeOption.SmallInt => 2,
            SqlDataTypeOption.TinyInt or SqlDataTypeOption.Bit => 1,
            SqlDataTypeOption.UniqueIdentifier => 16,
            SqlDataTypeOption.Decimal or SqlDataTypeOption.Numeric => 17,
            _ => NoKey,
        };
    }
}
