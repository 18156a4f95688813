namespace CrdToolkit.Schema.Comparison;

/// <summary>Something that a newer definition does to the objects and clients of an older one.</summary>
/// <param name="Rule">
/// Which: A-17 (the API server accepts the update, and objects or clients that were right are no longer), P-5 or P-6 (it refuses the update).
/// </param>
/// <param name="Field">The path of the field in the newer definition, in the form of the API server's errors.</param>
/// <param name="Message">What changed, what comes of it, and the way out.</param>
public sealed record DefinitionChange(string Rule, string Field, string Message)
{
    /// <summary>Whether the API server refuses the update.</summary>
    public bool IsRefused => Rule is "P-5" or "P-6";
}
