using CrdToolkit.Schema.Definitions;

namespace CrdToolkit.Cli.Linting;

/// <summary>What <c>crdtool lint</c> was asked for.</summary>
/// <param name="Paths">Files, folders, patterns, or <c>-</c>.</param>
/// <param name="Least">What is less severe is not told.</param>
/// <param name="FailOn">What is at least as severe fails the run; null when nothing does.</param>
/// <param name="Minimum">The oldest Kubernetes that the definitions are for; null where none is named.</param>
internal sealed record LintOptions(IReadOnlyList<string> Paths, Severity Least, Severity? FailOn, KubernetesVersion? Minimum);
