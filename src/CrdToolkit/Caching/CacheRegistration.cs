namespace CrdToolkit;

/// <summary>Says that somebody watches a type, and which kind it is.</summary>
internal sealed record CacheRegistration<T>(ResourceDescriptor Descriptor)
    where T : class;
