namespace CrdToolkit.EndToEnd;

/// <summary>A folder for the files of a class of cases.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("end-to-end-");

    /// <summary>The path of a file in it; of the folder itself where no name is given.</summary>
    public string PathOf(string file) => Path.Combine(folder.FullName, file);

    /// <inheritdoc/>
    public void Dispose() => folder.Delete(recursive: true);
}
