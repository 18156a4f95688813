namespace CrdToolkit.Cli;

/// <summary>Where the process begins.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => CrdTool.RunAsync(args, Terminal.System);
}
