namespace CrdToolkit.Schema.Objects;

/// <summary>Takes an <c>apiVersion</c> apart (ParseGroupVersion).</summary>
public static class GroupVersion
{
    /// <summary>The group, empty for the core group, and the version; both are empty in a text that is no <c>apiVersion</c>.</summary>
    public static (string Group, string Version) Split(string apiVersion) => apiVersion.Split('/') switch
    {
        [var version] => ("", version),
        [var group, var version] => (group, version),
        _ => ("", ""),
    };
}
