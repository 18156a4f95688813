namespace CrdToolkit;

/// <summary>What is answered to a request.</summary>
internal readonly record struct EndpointAnswer(int Code, string Body, string ContentType = "text/plain; charset=utf-8");
