namespace CrdToolkit.Schema.Json;

/// <summary>A text is no JSON. The message says what was found where, for people.</summary>
public sealed class JsonSyntaxException : FormatException
{
    internal JsonSyntaxException(string problem, int line, int column, int offset)
        : base($"line {line}, column {column}: {problem}")
    {
        Problem = problem;
        Line = line;
        Column = column;
        Offset = offset;
    }

    /// <summary>What is wrong, without the place.</summary>
    public string Problem { get; }

    /// <summary>The line of the mistake, counted from 1.</summary>
    public int Line { get; }

    /// <summary>The column of the mistake in UTF-16 units, counted from 1.</summary>
    public int Column { get; }

    /// <summary>Where the mistake is, counted from zero: in a string in UTF-16 units, in UTF-8 in bytes.</summary>
    public int Offset { get; }
}
