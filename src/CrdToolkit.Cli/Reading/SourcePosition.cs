namespace CrdToolkit.Cli.Reading;

/// <summary>A place in a file; lines and columns count from 1, columns in UTF-16 code units.</summary>
internal readonly record struct SourcePosition(int Line, int Column) : IComparable<SourcePosition>
{
    /// <inheritdoc/>
    public int CompareTo(SourcePosition other) => (Line, Column).CompareTo((other.Line, other.Column));
}
