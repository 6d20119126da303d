using System.Reflection;
using System.Reflection.Emit;

namespace Aggregator;

/// <summary>Which type names which: in its shape and in the code of its methods.</summary>
internal static class Mentions
{
    private const BindingFlags All = BindingFlags.DeclaredOnly | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static;

    private static readonly Dictionary<short, OpCode> Codes = typeof(OpCodes).GetFields().Select(f => (OpCode)f.GetValue(null)!).ToDictionary(c => c.Value);

    public static IEnumerable<Type> Types(Assembly assembly) => assembly.GetTypes().Where(t => t.Namespace?.StartsWith("Aggregator", StringComparison.Ordinal) == true);

    /// <summary>Every pair of types of which the first names the second; generated code counts for the type that it was generated for.</summary>
    public static IEnumerable<(Type From, Type To)> Of(Assembly assembly) =>
        Types(assembly).SelectMany(Named, (from, to) => (from, to)).Distinct();

    /// <summary>The same between stages, which are the namespaces under the root.</summary>
    public static IEnumerable<(string FromStage, string From, string ToStage, string To)> Between(Assembly assembly) =>
        from pair in Of(assembly)
        let fromStage = StageOf(pair.From)
        let toStage = StageOf(pair.To)
        where fromStage is not null && toStage is not null && fromStage != toStage
        select (fromStage, Outermost(pair.From).Name, toStage, Outermost(pair.To).Name);

    /// <summary>"Editing" for <c>Aggregator.Editing</c>; null outside.</summary>
    public static string? StageOf(Type type) => type.Namespace?.Split('.') is ["Aggregator", var stage, ..] ? stage : null;

    public static Type Outermost(Type type) => type.DeclaringType is { } outer ? Outermost(outer) : type;

    private static IEnumerable<Type> Named(Type type)
    {
        IEnumerable<Type?> named =
        [
            type.BaseType, .. type.GetInterfaces(), .. type.GetFields(All).Select(f => f.FieldType), .. type.GetProperties(All).Select(p => p.PropertyType),
            .. type.GetMethods(All).SelectMany(OfMethod), .. type.GetConstructors(All).SelectMany(OfMethod),
        ];
        return named.OfType<Type>().SelectMany(Parts).Distinct().Where(t => t != type);
    }

    private static IEnumerable<Type?> OfMethod(MethodBase method) =>
    [
        (method as MethodInfo)?.ReturnType, .. method.GetParameters().Select(p => p.ParameterType),
        .. method.GetMethodBody()?.LocalVariables.Select(l => l.LocalType) ?? [], .. OfCode(method),
    ];

    private static IEnumerable<Type?> OfCode(MethodBase method)
    {
        var code = method.GetMethodBody()?.GetILAsByteArray() ?? [];
        for (var at = 0; at < code.Length;)
        {
            var op = code[at] == 0xFE ? Codes[(short)(0xFE00 | code[at + 1])] : Codes[code[at]];
            at += op.Size;
            if (op.OperandType is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok)
            {
                var member = Resolve(method, BitConverter.ToInt32(code, at));
                yield return member as Type ?? member?.DeclaringType;
                yield return (member as FieldInfo)?.FieldType;
                yield return (member as MethodInfo)?.ReturnType;
            }

            at += Length(op.OperandType, code, at);
        }
    }

    private static MemberInfo? Resolve(MethodBase method, int token) => method.Module.ResolveMember(
        token, method.DeclaringType?.GetGenericArguments(), method is MethodInfo { IsGenericMethod: true } generic ? generic.GetGenericArguments() : null);

    private static int Length(OperandType operand, byte[] code, int at) => operand switch
    {
        OperandType.InlineNone => 0,
        OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
        OperandType.InlineVar => 2,
        OperandType.InlineI8 or OperandType.InlineR => 8,
        OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
        _ => 4,
    };

    private static IEnumerable<Type> Parts(Type type)
    {
        if (type.HasElementType)
            return Parts(type.GetElementType()!);
        return type.IsGenericParameter ? [] : type.GetGenericArguments().SelectMany(Parts).Prepend(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
    }
}
