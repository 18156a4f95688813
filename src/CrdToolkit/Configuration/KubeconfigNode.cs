namespace CrdToolkit;

/// <summary>A value of a kubeconfig, which knows where it stands.</summary>
internal sealed class KubeconfigNode(string file, string path, long line)
{
    public string File { get; } = file;

    /// <summary>Where it is in the file, such as <c>users[0].user.exec</c>; empty for the root.</summary>
    public string Path { get; } = path;

    /// <summary>The text of a scalar; null for a list, a map and an explicit null.</summary>
    public string? Scalar { get; init; }

    public List<KubeconfigNode> Items { get; } = [];

    public Dictionary<string, KubeconfigNode> Fields { get; } = new(StringComparer.Ordinal);

    public KubeconfigNode? this[string field] => Fields.GetValueOrDefault(field);

    /// <summary>A field as text; null when it is missing or empty.</summary>
    public string? Text(string field)
    {
        if (this[field] is not { } node)
            return null;
        if (node.Items.Count > 0 || node.Fields.Count > 0)
            throw node.Wrong("it must be a text");
        return string.IsNullOrEmpty(node.Scalar) ? null : node.Scalar;
    }

    public string Required(string field) => Text(field) ?? throw Wrong($"it lacks {field}");

    public bool Flag(string field) => Text(field) switch
    {
        null or "false" => false,
        "true" => true,
        _ => throw this[field]!.Wrong("it must be true or false"),
    };

    /// <summary>A path in a field, seen from the folder of the file.</summary>
    public string? FilePath(string field) => Text(field) is { } text
        ? System.IO.Path.Combine(System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(File)) ?? "", text)
        : null;

    /// <summary>What a field holds or names: the bytes of its <c>-data</c>, which count where both are given, or of its file; null for none.</summary>
    public byte[]? Content(string field)
    {
        var dataField = $"{field}-data";
        try
        {
            if (Text(dataField) is { } data)
                return Convert.FromBase64String(data);
            return FilePath(field) is { } named ? System.IO.File.ReadAllBytes(named) : null;
        }
        catch (FormatException exception)
        {
            throw this[dataField]!.Wrong("it is no base64", exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw this[field]!.Wrong($"the file cannot be read: {exception.Message}", exception);
        }
    }

    public KubeconfigException Wrong(string what, Exception? cause = null) =>
        new($"{File}, line {line}: {(Path.Length == 0 ? "the file" : Path)}: {what}.", cause);
}
