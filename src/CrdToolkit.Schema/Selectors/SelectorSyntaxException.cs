namespace CrdToolkit.Schema.Selectors;

/// <summary>A text is no selector. The message is the API server's.</summary>
public sealed class SelectorSyntaxException : FormatException
{
    internal SelectorSyntaxException(string message)
        : base(message)
    {
    }
}
