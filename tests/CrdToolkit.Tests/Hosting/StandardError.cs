namespace CrdToolkit.Tests.Hosting;

/// <summary>Keeps what is written to the standard error.</summary>
public sealed class StandardError : IDisposable
{
    private readonly TextWriter before = Console.Error;
    private readonly StringWriter written = new();

    public StandardError() => Console.SetError(written);

    public string Text => written.ToString().ReplaceLineEndings("\n");

    public void Dispose()
    {
        Console.SetError(before);
        written.Dispose();
    }
}
