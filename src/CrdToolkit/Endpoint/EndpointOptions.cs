namespace CrdToolkit;

/// <summary>Where the operator answers <c>/healthz</c>, <c>/readyz</c> and <c>/metrics</c>, by HTTP and to everybody who can reach it.</summary>
public sealed class EndpointOptions
{
    /// <summary>The port; 0 for none. Unless set, 8081 in a pod, which its probes then find, and none elsewhere.</summary>
    public int? Port { get; set; }

    /// <summary>The address to listen at, such as <c>127.0.0.1</c>; all of the machine, of both IP versions, unless set.</summary>
    public string? Address { get; set; }
}
