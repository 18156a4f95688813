using CrdToolkit.Schema.Json;

namespace CrdToolkit.Schema.Cel.Evaluation.Values;

/// <summary>A span of time, as Go keeps it: some 292 years either way.</summary>
/// <param name="Nanoseconds">How long it is.</param>
internal sealed record CelDuration(long Nanoseconds)
{
    /// <summary>Nanoseconds of a second.</summary>
    public const long Second = 1_000_000_000;

    /// <summary>As CEL writes it, in seconds: a number with the digits that a double needs.</summary>
    public override string ToString() =>
        ShortestDouble.Format((Nanoseconds / Second) + ((Nanoseconds % Second) / 1e9), smallestPlainExponent: int.MinValue, firstExponent: int.MaxValue) + "s";
}
