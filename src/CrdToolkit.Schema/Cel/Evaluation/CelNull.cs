namespace CrdToolkit.Schema.Cel.Evaluation;

/// <summary>The value <c>null</c>.</summary>
internal sealed class CelNull
{
    public static CelNull Instance { get; } = new();

    private CelNull()
    {
    }
}
