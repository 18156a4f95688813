namespace CrdToolkit.Cli;

/// <summary>What a command reads from and writes to.</summary>
/// <param name="Input">The standard input.</param>
/// <param name="Output">The standard output.</param>
/// <param name="Error">The standard error.</param>
/// <param name="IsInteractive">Whether a person watches the standard error.</param>
/// <param name="HasColor">Whether the standard output shows colours.</param>
internal sealed record Terminal(Stream Input, TextWriter Output, TextWriter Error, bool IsInteractive, bool HasColor)
{
    /// <summary>That of this process. NO_COLOR switches colours off, as everywhere.</summary>
    public static Terminal System { get; } = new(
        Console.OpenStandardInput(),
        new StreamWriter(Console.OpenStandardOutput()) { AutoFlush = false },
        Console.Error,
        !Console.IsErrorRedirected,
        !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
}
