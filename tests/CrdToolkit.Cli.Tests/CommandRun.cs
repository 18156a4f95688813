using System.Text;

namespace CrdToolkit.Cli.Tests;

/// <summary>A run of <c>crdtool</c> in this process, in a folder of its own.</summary>
internal sealed class CommandRun : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("crdtool-tests-").FullName;

    public string Output { get; private set; } = "";

    public string Error { get; private set; } = "";

    /// <summary>The lines of the output, with the folder cut out.</summary>
    public string[] Lines => Output.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public string PathOf(string name) => Path.Combine(folder, name);

    public CommandRun With(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(name))!);
        File.WriteAllText(PathOf(name), text);
        return this;
    }

    /// <summary>Runs; a path that begins with @ is one in the folder.</summary>
    public async Task<int> RunAsync(string[] arguments, string input = "", bool hasColor = false)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var terminal = new Terminal(new MemoryStream(Encoding.UTF8.GetBytes(input)), output, error, IsInteractive: false, hasColor);
        var exitCode = await CrdTool.RunAsync([.. arguments.Select(argument => argument.StartsWith('@') ? PathOf(argument[1..]) : argument)], terminal);
        (Output, Error) = (output.ToString(), error.ToString());
        return exitCode;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
