namespace CrdToolkit;

/// <summary>
/// The configuration of a user who acts as another one. The client's own has no place for that, so that a client which is made of it in any
/// other way would act as the user itself, who may do more: it refuses to be made.
/// </summary>
internal sealed class ImpersonatingConfiguration : ReadConfiguration
{
    private readonly Lock gate = new();
    private bool isHandled;

    public ImpersonatingConfiguration() => FirstMessageHandlerSetup = _ =>
    {
        if (!isHandled)
            throw new KubeconfigException($"The kubeconfig says to act as {Impersonation?.User}, and a client that is made of its configuration alone would not: take the Client of new KubernetesApi(configuration).");
    };

    /// <summary>As whom.</summary>
    public Impersonation? Impersonation { get; set; }

    /// <summary>Makes what connects as the configuration says, with the handler that says as whom.</summary>
    public T Connect<T>(Func<DelegatingHandler, T> make)
    {
        lock (gate)
        {
            isHandled = true;
            try
            {
                return make(new ImpersonationHandler(Impersonation!));
            }
            finally
            {
                isHandled = false;
            }
        }
    }
}
