/** How Node runs a program of the project from source. */
export const FROM_SOURCE = ['--conditions=@ft-response/source', '--import', 'tsx']
