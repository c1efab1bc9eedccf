using System.Reflection;
using System.Reflection.Emit;

namespace Fidelity.Tests.Architecture;

/// <summary>
/// Every type that a type names, in its declarations and in the code of its methods. Constants are copied by the compiler and leave no
/// trace, so a feature that reads only another's constant is not seen.
/// </summary>
internal static class UsedTypes
{
    private const BindingFlags Own =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => code.Value);

    public static IReadOnlySet<Type> Of(Type type)
    {
        HashSet<Type> used = [];
        Add(used, type.BaseType);
        type.GetInterfaces().ToList().ForEach(contract => Add(used, contract));
        type.GetFields(Own).ToList().ForEach(field => Add(used, field.FieldType));
        foreach (var method in type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)))
        {
            Add(used, (method as MethodInfo)?.ReturnType);
            method.GetParameters().ToList().ForEach(parameter => Add(used, parameter.ParameterType));
            AddBody(used, method);
        }

        used.Remove(type);
        return used;
    }

    /// <summary>Every member that the code of a type's methods names; what an async method or a lambda names is in a nested type.</summary>
    public static IEnumerable<MemberInfo> MembersNamedBy(Type type) =>
        type.GetMethods(Own).Cast<MethodBase>().Concat(type.GetConstructors(Own)).SelectMany(MembersNamedBy);

    private static void AddBody(HashSet<Type> used, MethodBase method)
    {
        method.GetMethodBody()?.LocalVariables.ToList().ForEach(local => Add(used, local.LocalType));
        foreach (var member in MembersNamedBy(method))
        {
            Add(used, member as Type ?? member.DeclaringType);
            if (member is MethodInfo { IsGenericMethod: true } called)
            {
                called.GetGenericArguments().ToList().ForEach(argument => Add(used, argument));
            }
        }
    }

    private static IEnumerable<MemberInfo> MembersNamedBy(MethodBase method) =>
        Tokens(method.GetMethodBody()?.GetILAsByteArray() ?? [])
            .Select(token => method.Module.ResolveMember(
                token,
                method.DeclaringType is { IsGenericType: true } generic ? generic.GetGenericArguments() : null,
                method.IsGenericMethod ? method.GetGenericArguments() : null))
            .OfType<MemberInfo>();

    private static IEnumerable<int> Tokens(byte[] code)
    {
        for (var at = 0; at < code.Length;)
        {
            var value = code[at] == 0xFE ? unchecked((short)((code[at++] << 8) | code[at++])) : code[at++];
            var operand = OpCodesByValue[value].OperandType;
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineTok or OperandType.InlineType)
            {
                yield return BitConverter.ToInt32(code, at);
            }

            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
                _ => 4,
            };
        }
    }

    private static void Add(HashSet<Type> used, Type? type)
    {
        if (type is null)
        {
            return;
        }

        if (type.HasElementType)
        {
            Add(used, type.GetElementType());
        }
        else if (!type.IsGenericParameter)
        {
            used.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
            type.GenericTypeArguments.ToList().ForEach(argument => Add(used, argument));
        }
    }
}
