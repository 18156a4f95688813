namespace CrdToolkit.Build;

/// <summary>A file whose content is not what it should be.</summary>
/// <param name="Wanted">The file as it should be.</param>
/// <param name="Present">What it holds now, with LF line ends.</param>
internal sealed record ChangedManifest(ManifestFile Wanted, string Present)
{
    /// <summary>The number of the first line that differs, from one, and that line as it is and as it should be.</summary>
    public (int Line, string Is, string ShouldBe) FirstDifference()
    {
        var present = Present.Split('\n');
        var wanted = Wanted.Content.Split('\n');
        var line = 0;
        while (line < present.Length && line < wanted.Length && present[line] == wanted[line])
        {
            line++;
        }

        return (line + 1, At(present, line), At(wanted, line));
    }

    private static string At(string[] lines, int index) => index < lines.Length ? lines[index].Trim() : "";
}
