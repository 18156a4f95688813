using static CrdToolkit.Schema.Cel.CelType;

namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>
/// What expressions can call: the functions that an API server of Kubernetes 1.36 declares to its compiler
/// (<c>cel/environment/base.go</c> of apiserver). A method that only its macros use is not among them.
/// </summary>
internal static class CelLibrary
{
    private static readonly CelType A = AnyNamed("A");
    private static readonly CelType B = AnyNamed("B");

    private static readonly Dictionary<string, IReadOnlyList<CelOverload>> Overloads =
        CelOperators.All().Concat(CelStandardFunctions.All()).Concat(Optionals()).Concat(CelListFunctions.All()).Concat(CelTextFunctions.All()).Concat(CelKubernetesFunctions.All())
            .GroupBy(overload => overload.Function, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => (IReadOnlyList<CelOverload>)[.. group], StringComparer.Ordinal);

    /// <summary>The names of all functions that a person writes by name; operators are none.</summary>
    public static IEnumerable<string> Names => Overloads.Keys.Where(name => char.IsLetter(name[0]));

    /// <summary>The forms of a function, of which there are none where it is not declared.</summary>
    public static IReadOnlyList<CelOverload> Find(string function) => Overloads.TryGetValue(function, out var found) ? found : [];

    /// <summary>The function with the name of a library that a call looks like a method of, as <c>sets.contains</c>; null where it is none.</summary>
    /// <param name="call">The call.</param>
    /// <param name="isVariable">Whether a name is that of a variable, which goes before that of a library.</param>
    public static string? QualifiedName(CelExpression.Call call, Func<string, bool> isVariable)
    {
        if (call.Target is not CelExpression.Name library || isVariable(library.Text))
        {
            return null;
        }

        var name = $"{library.Text}.{call.Function}";
        return Overloads.ContainsKey(name) ? name : null;
    }

    /// <summary>A function.</summary>
    public static CelOverload Function(string name, IReadOnlyList<CelType> parameters, CelType result) => new(name, null, parameters, result);

    /// <summary>A method.</summary>
    public static CelOverload Method(CelType receiver, string name, IReadOnlyList<CelType> parameters, CelType result) => new(name, receiver, parameters, result);

    private static IEnumerable<CelOverload> Optionals() =>
    [
        Function("optional.of", [A], OptionalOf(A)),
        Function("optional.ofNonZeroValue", [A], OptionalOf(A)),
        Function("optional.none", [], OptionalOf(A)),
        Function("optional.unwrap", [ListOf(OptionalOf(A))], ListOf(A)),
        Method(ListOf(OptionalOf(A)), "unwrapOpt", [], ListOf(A)),
        Method(OptionalOf(A), "hasValue", [], Bool),
        Method(OptionalOf(A), "value", [], A),
        Method(OptionalOf(A), "or", [OptionalOf(A)], OptionalOf(A)),
        Method(OptionalOf(A), "orValue", [A], A),
        Method(ListOf(A), "first", [], OptionalOf(A)),
        Method(ListOf(A), "last", [], OptionalOf(A)),
        Function("_[?_]", [ListOf(A), Int], OptionalOf(A)),
        Function("_[?_]", [MapOf(A, B), A], OptionalOf(B)),
        Function("_[?_]", [OptionalOf(ListOf(A)), Int], OptionalOf(A)),
        Function("_[?_]", [OptionalOf(MapOf(A, B)), A], OptionalOf(B)),
        Function("_[_]", [OptionalOf(ListOf(A)), Int], OptionalOf(A)),
        Function("_[_]", [OptionalOf(MapOf(A, B)), A], OptionalOf(B)),
    ];
}
