namespace CrdToolkit.Testing.Json;

/// <summary>
/// How much of a YAML document may come from aliases, as the API server's reader limits it: nearly all of a small document, a tenth of a
/// big one. Without a limit, a few lines of aliases to aliases stand for more than any memory holds.
/// </summary>
internal sealed class AliasLimit
{
    private const long SmallNodes = 400_000;
    private const long BigNodes = 4_000_000;
    private const double SmallShare = 0.99;
    private const double BigShare = 0.10;
    private long nodes;
    private long aliased;

    private double AllowedShare => nodes <= SmallNodes ? SmallShare
        : nodes >= BigNodes ? BigShare
        : SmallShare - ((SmallShare - BigShare) * (nodes - SmallNodes) / (BigNodes - SmallNodes));

    /// <summary>Counts one more node.</summary>
    /// <param name="isAliased">Whether it comes from an alias.</param>
    /// <returns>Whether the document holds too many of these now.</returns>
    public bool IsExceededBy(bool isAliased)
    {
        nodes++;
        aliased += isAliased ? 1 : 0;
        return aliased > 100 && nodes > 1000 && aliased > AllowedShare * nodes;
    }
}
