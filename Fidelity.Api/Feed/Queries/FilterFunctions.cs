using System.Linq.Expressions;
using System.Reflection;

namespace Fidelity.Api.Feed.Queries;

/// <summary>
/// The functions that <c>$filter</c> takes: those that both databases compute alike. Upper and lower case of letters beyond ASCII
/// follow the database.
/// </summary>
internal static class FilterFunctions
{
    private static readonly MethodInfo concat = typeof(string).GetMethod(nameof(string.Concat), [typeof(string), typeof(string)])!;

    private static readonly Dictionary<string, (Type[] Takes, Func<Expression[], Expression> Make)> functions = new()
    {
        ["contains"] = (Texts(2), it => On(it[0], nameof(string.Contains), it[1])),
        ["startswith"] = (Texts(2), it => On(it[0], nameof(string.StartsWith), it[1])),
        ["endswith"] = (Texts(2), it => On(it[0], nameof(string.EndsWith), it[1])),
        ["indexof"] = (Texts(2), it => On(it[0], nameof(string.IndexOf), it[1])),
        ["concat"] = (Texts(2), it => Expression.Call(concat, it)),
        ["length"] = (Texts(1), it => Expression.Property(it[0], nameof(string.Length))),
        ["tolower"] = (Texts(1), it => On(it[0], nameof(string.ToLower))),
        ["toupper"] = (Texts(1), it => On(it[0], nameof(string.ToUpper))),
        ["trim"] = (Texts(1), it => On(it[0], nameof(string.Trim))),
        ["substring"] = ([typeof(string), typeof(int)], it => On(it[0], nameof(string.Substring), it[1..])),
        ["year"] = ([typeof(DateTime)], it => Expression.Property(it[0], nameof(DateTime.Year))),
        ["month"] = ([typeof(DateTime)], it => Expression.Property(it[0], nameof(DateTime.Month))),
        ["day"] = ([typeof(DateTime)], it => Expression.Property(it[0], nameof(DateTime.Day))),
        ["hour"] = ([typeof(DateTime)], it => Expression.Property(it[0], nameof(DateTime.Hour))),
        ["minute"] = ([typeof(DateTime)], it => Expression.Property(it[0], nameof(DateTime.Minute))),
        ["round"] = ([typeof(double)], it => Expression.Call(typeof(Math), nameof(Math.Round), null, it)),
        ["floor"] = ([typeof(double)], it => Expression.Call(typeof(Math), nameof(Math.Floor), null, it)),
        ["ceiling"] = ([typeof(double)], it => Expression.Call(typeof(Math), nameof(Math.Ceiling), null, it)),
    };

    public static IReadOnlyList<string> Names => [.. functions.Keys];

    public static Operand Call(string name, IReadOnlyList<Operand> arguments)
    {
        if (!functions.TryGetValue(name, out var function))
        {
            throw FeedRefusal.NotSupported($"The function {name}");
        }

        if (arguments.Any(argument => argument.IsNull))
        {
            return Operand.Literal(null);
        }

        var (takes, make) = function;
        var values = arguments.Select((argument, index) => Given(name, argument, takes[Math.Min(index, takes.Length - 1)])).ToArray();
        var made = make(values);
        // A value type computed from a null is null in SQL; C# must be told, or "not" and "ne" would forget it.
        var canBeNull = arguments.Any(argument => argument.CanBeNull) && made.Type.IsValueType && made.Type != typeof(bool);
        return Operand.Of(canBeNull ? Expression.Convert(made, typeof(Nullable<>).MakeGenericType(made.Type)) : made);
    }

    private static Expression Given(string name, Operand argument, Type wanted) =>
        argument.Plain == wanted ? argument.As(wanted)
        : argument.IsNumber && wanted != typeof(string) && wanted != typeof(DateTime) ? argument.As(wanted)
        : throw FeedRefusal.Malformed($"The function {name} does not take this kind of value.");

    private static MethodCallExpression On(Expression text, string method, params Expression[] arguments) =>
        Expression.Call(text, typeof(string).GetMethod(method, [.. arguments.Select(argument => argument.Type)])!, arguments);

    private static Type[] Texts(int count) => [.. Enumerable.Repeat(typeof(string), count)];
}
