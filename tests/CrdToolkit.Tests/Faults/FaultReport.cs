namespace CrdToolkit.Tests.Faults;

/// <summary>How a run ended.</summary>
/// <param name="Broken">Promises that were broken.</param>
/// <param name="Missed">Objects that are not as wanted in the end.</param>
/// <param name="Converged">How long it took until everything was as wanted once the server behaved.</param>
/// <param name="Counts">What happened, and how often.</param>
public sealed record FaultReport(IReadOnlyList<string> Broken, IReadOnlyList<string> Missed, TimeSpan Converged, IReadOnlyList<(string What, long Count)> Counts);
