using System.Linq.Expressions;
using System.Reflection;
using Microsoft.OData.UriParser;

namespace Fidelity.Api.Feed.Queries;

/// <summary>eq, ne, lt, le, gt and ge, with OData's rules for null: ordering against null is false.</summary>
internal static class Comparisons
{
    private static readonly MethodInfo compareStrings = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;

    public static IReadOnlySet<BinaryOperatorKind> Kinds { get; } = new HashSet<BinaryOperatorKind>
    {
        BinaryOperatorKind.Equal,
        BinaryOperatorKind.NotEqual,
        BinaryOperatorKind.LessThan,
        BinaryOperatorKind.LessThanOrEqual,
        BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThanOrEqual,
    };

    public static BinaryOperatorKind Opposite(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Equal => BinaryOperatorKind.NotEqual,
        BinaryOperatorKind.NotEqual => BinaryOperatorKind.Equal,
        BinaryOperatorKind.LessThan => BinaryOperatorKind.GreaterThanOrEqual,
        BinaryOperatorKind.LessThanOrEqual => BinaryOperatorKind.GreaterThan,
        BinaryOperatorKind.GreaterThan => BinaryOperatorKind.LessThanOrEqual,
        _ => BinaryOperatorKind.LessThan,
    };

    /// <param name="trueForNull">
    /// The comparison is the opposite of one that stood under <c>not</c>: where that was false for null, this is true.
    /// </param>
    public static Expression Compare(BinaryOperatorKind kind, Operand left, Operand right, bool trueForNull)
    {
        var equality = kind is BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual;
        var type = Operand.CommonType(left, right)
            ?? throw FeedRefusal.Malformed($"A {Word(left)} cannot be compared with a {Word(right)}.");
        if (left.IsNull && right.IsNull)
        {
            return Expression.Constant(equality ? kind == BinaryOperatorKind.Equal : trueForNull);
        }

        if (!equality && (left.IsNull || right.IsNull))
        {
            return Expression.Constant(trueForNull);
        }

        if (IsNotFinite(left) || IsNotFinite(right))
        {
            return AgainstInfinity(kind, left, right, trueForNull);
        }

        var comparison = equality ? Equality(kind, left.As(type), right.As(type)) : Ordering(kind, left.As(type), right.As(type));
        return trueForNull && !equality ? OrNull(comparison, left, right) : comparison;
    }

    public static Expression Ordering(BinaryOperatorKind kind, Expression left, Expression right)
    {
        var (first, second) = left.Type == typeof(string)
            ? (Expression.Call(compareStrings, left, right), Expression.Constant(0))
            : (left, right);
        if (first.Type == typeof(bool) || first.Type == typeof(bool?))
        {
            throw FeedRefusal.Malformed("True and false have no order: use eq or ne.");
        }

        return kind switch
        {
            BinaryOperatorKind.LessThan => Expression.LessThan(first, second),
            BinaryOperatorKind.LessThanOrEqual => Expression.LessThanOrEqual(first, second),
            BinaryOperatorKind.GreaterThan => Expression.GreaterThan(first, second),
            _ => Expression.GreaterThanOrEqual(first, second),
        };
    }

    private static BinaryExpression Equality(BinaryOperatorKind kind, Expression left, Expression right) =>
        kind == BinaryOperatorKind.Equal ? Expression.Equal(left, right) : Expression.NotEqual(left, right);

    private static Expression OrNull(Expression comparison, params Operand[] operands) => operands
        .Where(operand => operand.CanBeNull)
        .Aggregate(comparison, (all, operand) => Expression.OrElse(all, IsNull(operand)));

    private static BinaryExpression IsNull(Operand operand) => Expression.Equal(operand.Bare(), Expression.Constant(null, operand.Type));

    private static bool IsNotFinite(Operand operand) => operand is { IsLiteral: true, Value: double value } && !double.IsFinite(value);

    /// <summary>Databases hold neither infinity nor NaN, so the outcome is known for every value but null.</summary>
    private static Expression AgainstInfinity(BinaryOperatorKind kind, Operand left, Operand right, bool trueForNull)
    {
        var (other, limit, asWritten) = IsNotFinite(right) ? (left, (double)right.Value!, true) : (right, (double)left.Value!, false);
        var sign = double.IsNaN(limit) ? (int?)null : double.IsPositiveInfinity(limit) == asWritten ? -1 : 1;
        var outcome = kind switch
        {
            BinaryOperatorKind.Equal => false,
            BinaryOperatorKind.NotEqual => true,
            // Under "not", the comparison is the opposite of one that NaN makes false.
            _ when sign is null => trueForNull,
            BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual => sign < 0,
            _ => sign > 0,
        };
        var equality = kind is BinaryOperatorKind.Equal or BinaryOperatorKind.NotEqual;
        return (outcome, other.CanBeNull && !equality) switch
        {
            (true, true) when !trueForNull => Expression.Not(IsNull(other)),
            (false, true) when trueForNull => IsNull(other),
            _ => Expression.Constant(outcome),
        };
    }

    private static string Word(Operand operand) => operand.Plain.Name switch
    {
        nameof(String) => "text",
        nameof(Boolean) => "true or false",
        nameof(DateTime) => "time",
        _ => "number",
    };
}
