using System.Globalization;
using System.Linq.Expressions;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// One side of a comparison: something computed from the row, or a literal. Literals stay values until the other side's type is known,
/// so that the literal is converted and never the column: a converted column cannot use its index.
/// </summary>
internal sealed class Operand
{
    private readonly Expression? expression;

    private Operand(Expression? expression, object? value) => (this.expression, Value) = (expression, value);

    public bool IsLiteral => expression is null;

    public bool IsNull => IsLiteral && Value is null;

    /// <summary>Of a literal: null, string, bool, long, double or a UTC DateTime.</summary>
    public object? Value { get; }

    public Type Type => expression?.Type ?? Value?.GetType() ?? typeof(object);

    public Type Plain => Nullable.GetUnderlyingType(Type) ?? Type;

    public bool CanBeNull => !IsLiteral && (!Type.IsValueType || Type != Plain);

    public bool IsNumber => Plain == typeof(int) || Plain == typeof(long) || Plain == typeof(double);

    public static Operand Of(Expression expression) => new(expression, null);

    public static Operand Literal(object? value) => new(null, value);

    /// <summary>As an expression of the type, which must be one that <see cref="CommonType"/> gave.</summary>
    public Expression As(Type type)
    {
        if (!IsLiteral)
        {
            return Type == type ? expression! : Expression.Convert(expression!, type);
        }

        var plain = Nullable.GetUnderlyingType(type) ?? type;
        var value = Value is null || plain.IsInstanceOfType(Value)
            ? Value
            : Convert.ChangeType(Value, plain, CultureInfo.InvariantCulture);
        return SqlParameter.Of(value, type);
    }

    /// <summary>As it is; a literal with its own type.</summary>
    public Expression Bare() => expression ?? As(Type);

    /// <summary>The type in which both sides can be compared or computed; null when there is none.</summary>
    public static Type? CommonType(Operand left, Operand right)
    {
        var plain = left.IsNull ? right.Plain
            : right.IsNull || left.Plain == right.Plain ? left.Plain
            : left.IsNumber && right.IsNumber ? CommonNumber(left, right)
            : null;
        return plain switch
        {
            null => null,
            { IsValueType: true } when left.CanBeNull || right.CanBeNull || left.IsNull || right.IsNull => typeof(Nullable<>).MakeGenericType(plain),
            _ => plain,
        };
    }

    private static Type CommonNumber(Operand left, Operand right)
    {
        var (literal, column) = left.IsLiteral ? (left, right) : (right, left);
        return literal.IsLiteral && !column.IsLiteral && literal.FitsIn(column.Plain) ? column.Plain
            : left.Plain == typeof(double) || right.Plain == typeof(double) ? typeof(double)
            : typeof(long);
    }

    /// <summary>Whether a literal number is exactly a value of the type.</summary>
    private bool FitsIn(Type type) => Value switch
    {
        long whole => type != typeof(int) || whole is >= int.MinValue and <= int.MaxValue,
        double real when type == typeof(double) => true,
        double real => real == Math.Truncate(real) && Math.Abs(real) <= (type == typeof(int) ? int.MaxValue : 1L << 53),
        _ => false,
    };
}
