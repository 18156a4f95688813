namespace CrdToolkit;

/// <summary>What the value of an option is read as.</summary>
internal enum OptionKind
{
    Text,
    Number,
    Fraction,
    Flag,
    Time,
}
