namespace CrdToolkit;

/// <summary>
/// The API server returned an object that its C# type cannot read, because the object was stored before the schema was tightened or
/// holds a value that the type does not know. The object itself is as it was; a write that was answered with it has happened.
/// </summary>
public sealed class ResourceUnreadableException : Exception
{
    internal ResourceUnreadableException(ApiRequest request, Type type, UnreadableResource resource, Exception innerException)
        : base($"{request}: the object cannot be read as {type.Name}: {resource.JsonPath}: {resource.Reason}. Correct the object, or have the type accept the value.", innerException) =>
        Resource = resource;

    /// <summary>The object's metadata, and where and why reading it failed.</summary>
    public UnreadableResource Resource { get; }
}
