namespace CrdToolkit.Schema.Cel;

/// <summary>A call that the parser of CEL turns into a loop through a list or a map.</summary>
/// <param name="Variables">The variables that it declares: one or two.</param>
/// <param name="Bodies">What it evaluates for each item.</param>
internal sealed record CelMacro(IReadOnlyList<string> Variables, IReadOnlyList<CelExpression> Bodies)
{
    /// <summary>The macro that a call is; null for other calls.</summary>
    /// <exception cref="CelCompilationException">One of its variables is no name.</exception>
    public static CelMacro? Of(CelExpression.Call call)
    {
        if (call.Target is null || VariablesOf(call.Function, call.Arguments.Count) is not { } count)
        {
            return null;
        }

        var names = call.Arguments.Take(count).Select(argument => argument is CelExpression.Name name ? name.Text : throw NoName(call.Function, argument));
        return new CelMacro([.. names], [.. call.Arguments.Skip(count)]);
    }

    /// <summary>What its bodies see.</summary>
    /// <param name="range">What it goes through.</param>
    /// <param name="outer">What is seen around it.</param>
    public CelScope ScopeOf(CelType range, CelScope outer)
    {
        var key = range.Kind switch { CelTypeKind.Map => range.Key ?? range.Inner, CelTypeKind.List => CelType.Int, _ => range.Inner };
        var element = range.Element ?? range.Inner;

        // One variable is the item of a list or the name of an entry; of two, the second is the item or its value.
        return Variables.Count == 1
            ? outer.With(Variables[0], range.Kind == CelTypeKind.Map ? key : element)
            : outer.With(Variables[0], key).With(Variables[1], element);
    }

    private static CelCompilationException NoName(string function, CelExpression argument) =>
        new(argument.Position, function is "map" or "filter" or "sortBy" ? "argument is not an identifier" : "argument must be a simple name");

    private static int? VariablesOf(string function, int arguments) => (function, arguments) switch
    {
        ("all" or "exists" or "exists_one" or "filter" or "map" or "sortBy", 2) or ("map", 3) => 1,
        ("all" or "exists" or "exists_one" or "existsOne", 3) or ("transformList" or "transformMap" or "transformMapEntry", 3 or 4) => 2,
        _ => null,
    };
}
