namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>A result that only the API server can tell: of a function, a type or a value that is not known here.</summary>
internal sealed class CelUnknown
{
    public static CelUnknown Instance { get; } = new();

    private CelUnknown()
    {
    }
}
