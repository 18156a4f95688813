namespace CrdToolkit.Schema.Cel.Functions;

/// <summary>One form of a function, a method or an operator.</summary>
/// <param name="Function">Its name, with the name of its library where it has one (<c>sets.contains</c>).</param>
/// <param name="Receiver">What a method is called on; null for a function.</param>
/// <param name="Parameters">What it takes.</param>
/// <param name="Result">What it gives.</param>
internal sealed record CelOverload(string Function, CelType? Receiver, IReadOnlyList<CelType> Parameters, CelType Result)
{
    /// <summary>What a call gives; null where it does not fit.</summary>
    public CelType? ResultOf(CelType? receiver, IReadOnlyList<CelType> arguments)
    {
        var bindings = new CelBindings();
        return Receiver is null == (receiver is null)
            && Parameters.Count == arguments.Count
            && (Receiver is null || bindings.Bind(Receiver, receiver!))
            && Parameters.Zip(arguments, bindings.Bind).All(fits => fits)
            ? bindings.Apply(Result)
            : null;
    }
}
