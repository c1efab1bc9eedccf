using System.Globalization;
using System.Linq.Expressions;
using Microsoft.OData.UriParser;

namespace Fidelity.Api.Feed.Queries;

/// <summary>add, sub, mul, div, mod and unary minus on numbers. Whole numbers are computed in 64 bits.</summary>
internal static class Arithmetic
{
    public static Operand Compute(BinaryOperatorKind kind, Operand left, Operand right)
    {
        if (left.IsNull || right.IsNull)
        {
            return Operand.Literal(null);
        }

        if (!left.IsNumber || !right.IsNumber)
        {
            throw FeedRefusal.NotSupported("Arithmetic on anything but numbers");
        }

        var type = Operand.CommonType(left, right)!;
        var (from, with) = (Wide(left.As(type)), Wide(right.As(type)));
        return Operand.Of(kind switch
        {
            BinaryOperatorKind.Add => Expression.Add(from, with),
            BinaryOperatorKind.Subtract => Expression.Subtract(from, with),
            BinaryOperatorKind.Multiply => Expression.Multiply(from, with),
            _ => Divided(kind, from, with),
        });
    }

    public static Operand Negate(Operand operand) => operand switch
    {
        { IsNull: true } => operand,
        { IsNumber: false } => throw FeedRefusal.Malformed("Only a number can be negated."),
        { Value: long whole } => Operand.Literal(-whole),
        { Value: double real } => Operand.Literal(-real),
        _ => Operand.Of(Expression.Negate(Wide(operand.Bare()))),
    };

    /// <summary>Division by zero gives null, where SQL Server would end the statement in the middle of the answer.</summary>
    private static ConditionalExpression Divided(BinaryOperatorKind kind, Expression from, Expression by)
    {
        var plain = Nullable.GetUnderlyingType(by.Type) ?? by.Type;
        var nullable = typeof(Nullable<>).MakeGenericType(plain);
        var (lifted, divisor) = (Lift(from, nullable), Lift(by, nullable));
        var zero = Expression.Convert(Expression.Constant(Convert.ChangeType(0, plain, CultureInfo.InvariantCulture)), nullable);
        return Expression.Condition(
            Expression.Equal(divisor, zero),
            Expression.Constant(null, nullable),
            kind == BinaryOperatorKind.Divide ? Expression.Divide(lifted, divisor) : Expression.Modulo(lifted, divisor));
    }

    private static Expression Lift(Expression value, Type nullable) => value.Type == nullable ? value : Expression.Convert(value, nullable);

    private static Expression Wide(Expression value) => value.Type switch
    {
        var type when type == typeof(int) => Expression.Convert(value, typeof(long)),
        var type when type == typeof(int?) => Expression.Convert(value, typeof(long?)),
        _ => value,
    };
}
