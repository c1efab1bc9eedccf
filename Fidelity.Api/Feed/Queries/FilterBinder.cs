using System.Linq.Expressions;
using Fidelity.Api.Feed.Sets;
using Microsoft.OData.UriParser;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// Turns a parsed <c>$filter</c> into a condition on the set's row, node by node; a node that is not named here is refused. <c>not</c>
/// is carried down to the comparisons, since SQL cannot use an index through a negated CASE.
/// </summary>
internal sealed class FilterBinder(FeedSet set, ParameterExpression row, IDictionary<string, SingleValueNode> aliases, QueryLimits limits)
{
    private static readonly Expression always = Expression.Constant(true);
    private static readonly Expression never = Expression.Constant(false);

    private int nodes;
    private int literals;

    public LambdaExpression Bind(SingleValueNode filter) => Expression.Lambda(Condition(filter, negate: false, depth: 0), row);

    private Expression Condition(SingleValueNode node, bool negate, int depth)
    {
        Enter(depth);
        return node switch
        {
            ConvertNode convert => Condition(convert.Source, negate, depth),
            BinaryOperatorNode { OperatorKind: BinaryOperatorKind.And or BinaryOperatorKind.Or } chain => Chain(chain, negate, depth),
            UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Not } not => Condition(not.Operand, !negate, depth + 1),
            BinaryOperatorNode binary when Comparisons.Kinds.Contains(binary.OperatorKind) => Comparisons.Compare(
                negate ? Comparisons.Opposite(binary.OperatorKind) : binary.OperatorKind,
                Value(binary.Left, depth + 1),
                Value(binary.Right, depth + 1),
                trueForNull: negate),
            InNode membership => Membership(membership, negate, depth),
            _ => Truth(Value(node, depth), negate),
        };
    }

    /// <summary>A long chain of <c>or</c> arrives as a tree as deep as it is long; it is made flat, then balanced.</summary>
    private Expression Chain(BinaryOperatorNode chain, bool negate, int depth)
    {
        var terms = new List<Expression>();
        var waiting = new Stack<SingleValueNode>([chain]);
        while (waiting.TryPop(out var next))
        {
            var inner = next is ConvertNode convert ? convert.Source : next;
            if (inner is BinaryOperatorNode binary && binary.OperatorKind == chain.OperatorKind)
            {
                waiting.Push(binary.Right);
                waiting.Push(binary.Left);
            }
            else
            {
                terms.Add(Condition(inner, negate, depth + 1));
            }
        }

        var both = chain.OperatorKind == BinaryOperatorKind.And != negate;
        return Balanced(terms, 0, terms.Count, both ? Expression.AndAlso : Expression.OrElse);
    }

    private static Expression Balanced(List<Expression> terms, int from, int to, Func<Expression, Expression, Expression> join)
    {
        var middle = (from + to) / 2;
        return to - from == 1 ? terms[from] : join(Balanced(terms, from, middle, join), Balanced(terms, middle, to, join));
    }

    private Expression Membership(InNode node, bool negate, int depth)
    {
        if (node.Right is not CollectionConstantNode list)
        {
            throw FeedRefusal.NotSupported("in with anything but a list of literals");
        }

        var left = Value(node.Left, depth + 1);
        if (left.IsLiteral)
        {
            throw FeedRefusal.Malformed("The left side of in must be a column.");
        }

        var members = InList.Read(list, left.Plain);
        if (members.Count > limits.InValues)
        {
            throw FeedRefusal.Malformed(
                $"An in list takes at most {limits.InValues} values; this one has {members.Count}. Ask in several requests.");
        }

        Count(members.Count);
        var found = InList.Contains(left, members);
        return negate ? Expression.Not(found) : found;
    }

    private static Expression Truth(Operand operand, bool negate) => operand switch
    {
        { IsNull: true } => negate ? always : never,
        _ when operand.Plain != typeof(bool) => throw FeedRefusal.Malformed("A filter must be a condition: compare the value with something."),
        _ => Expression.Equal(operand.Bare(), Expression.Constant(!negate, operand.Type)),
    };

    private Operand Value(SingleValueNode node, int depth)
    {
        Enter(depth);
        return node switch
        {
            ConvertNode convert => Value(convert.Source, depth),
            ConstantNode constant => Literal(constant.Value),
            ParameterAliasNode alias =>
                aliases.TryGetValue(alias.Alias, out var given) && given is not null ? Value(given, depth + 1) : Literal(null),
            SingleValuePropertyAccessNode { Source: ResourceRangeVariableReferenceNode } access => Column(access.Property.Name),
            SingleValueFunctionCallNode call => FilterFunctions.Call(call.Name, Arguments(call, depth)),
            BinaryOperatorNode { OperatorKind: >= BinaryOperatorKind.Add and <= BinaryOperatorKind.Modulo } binary =>
                Arithmetic.Compute(binary.OperatorKind, Value(binary.Left, depth + 1), Value(binary.Right, depth + 1)),
            UnaryOperatorNode { OperatorKind: UnaryOperatorKind.Negate } minus => Arithmetic.Negate(Value(minus.Operand, depth + 1)),
            BinaryOperatorNode or UnaryOperatorNode or InNode => Operand.Of(Condition(node, negate: false, depth)),
            AnyNode or AllNode => throw FeedRefusal.NotSupported("any and all"),
            _ => throw FeedRefusal.NotSupported($"A {node.Kind} in $filter"),
        };
    }

    private Operand Column(string name) => Operand.Of(Expression.Property(row, set.Column(name)!.Property));

    private List<Operand> Arguments(SingleValueFunctionCallNode call, int depth) =>
        [.. call.Parameters.Select(parameter => parameter is SingleValueNode value
            ? Value(value, depth + 1)
            : throw FeedRefusal.NotSupported($"This argument of {call.Name}"))];

    private Operand Literal(object? value)
    {
        Count(1);
        return Operand.Literal(Literals.Normal(value));
    }

    private void Enter(int depth)
    {
        if (++nodes > limits.Nodes || depth > limits.Depth)
        {
            throw FeedRefusal.Malformed("The filter is too long or too deeply nested. Split it into several requests.");
        }
    }

    private void Count(int more)
    {
        if ((literals += more) > limits.Literals)
        {
            throw FeedRefusal.Malformed($"A filter takes at most {limits.Literals} values. Ask in several requests.");
        }
    }
}
